"""Documents that are not web pages: PDF, EPUB, mail, feeds."""
