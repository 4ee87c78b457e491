"""Words whose full stop may not close a sentence, and words that open one."""

from __future__ import annotations

BEFORE_NAMES = frozenset(
    """
        mr mrs ms messrs dr prof gen lt col maj capt cpt cmdr adm brig sgt cpl pvt sen rep gov pres
        amb hon rev fr st ste mt ft sec min dep asst atty supt det insp brig.-gen lt.-gen maj.-gen
        lt.col vs v cf viz al-sheikh sh hr messrs mme mlle""".split()  # noqa: SIM905
)  # a name or the other party follows
BEFORE_NUMBERS = frozenset(
    """
        no nos art arts para paras p pp vol vols ch chap sect fig figs res doc app ca c approx jan
        feb mar apr jun jul aug sep sept oct nov dec""".split()  # noqa: SIM905
)  # no break before a number
ABBREVIATIONS = (
    BEFORE_NAMES
    | BEFORE_NUMBERS
    | frozenset(
        """
            u.s u.k u.n e.u u.a.e u.s.a u.s.s.r e.g i.e a.m p.m etc al inc ltd co corp bros dept est
            gmt univ int'l nat'l ph.d m.d b.a m.a ll.b jr sr esq d.c n.y l.a calif ariz mass conn
            colo tenn tel ext ed eds rev'd mon tue tues wed thu thur thurs fri sat sun a.k.a r.o.c
            p.r.c n.b op cit ibid""".split()  # noqa: SIM905
    )
)
STARTERS = frozenset(
    """
        The A An In On At He She It They We I You This That These Those But And However Meanwhile
        According After Before When While If As For From By With There Here His Her Its Their Our My
        Your Both Some Many Most All No Not What Who Why How Where Since Although Though Despite
        During Under Also Then So Yet Or Instead Moreover Nevertheless Earlier Later Last One Two
        Three Several Another Other Such Each Every""".split()  # noqa: SIM905
)
