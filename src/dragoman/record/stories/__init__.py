"""Stories: pages that are copies or rewrites of one text, and the source they go back to."""

from __future__ import annotations

from dragoman.record.stories.origins import Origin, Origins
from dragoman.record.stories.story import Story, StoryPage, all_stories, story_of

__all__ = ["Origin", "Origins", "Story", "StoryPage", "all_stories", "story_of"]
