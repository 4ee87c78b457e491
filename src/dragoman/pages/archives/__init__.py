"""Many pages in one file: zip, tar, web archives, mailboxes; streamed, never unpacked to disk."""
