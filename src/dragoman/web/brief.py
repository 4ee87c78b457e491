"""A brief as one self-contained HTML file: no network, no script; it prints as it reads."""

from __future__ import annotations

from dragoman.views.brief import Brief
from dragoman.web.charts import draw
from dragoman.web.page import environment, policy, read_style


def render_brief(brief: Brief) -> str:
    """The page. Each footnote stands under its number with the words, and leads back."""
    style = read_style("paper.css")
    return (
        environment()
        .get_template("brief.html")
        .render(
            brief=brief,
            drawings=[draw(figure) for figure in brief.figures],
            style=style,
            policy=policy(style),
        )
    )
