"""How much of a source was read by the person who took a figure from it."""

from proofpoints.vocabulary.term import Term, by_id

READINGS = by_id(
    [
        Term("whole", "Read in full", "The whole page or document was read."),
        Term(
            "part",
            "Read in part",
            "Only the part that could be opened was read; the rest may add or correct something.",
        ),
    ]
)

RECORDERS = by_id(
    [
        Term("contributor", "Contributor", "Whoever sent the case."),
        Term("district", "District or school", "Someone of the district or school the case is about."),
        Term("maintainer", "Maintainer", "Someone who looks after this repository."),
        Term("reviewer", "Reviewer", "A second person who did not transcribe the figures."),
    ]
)
