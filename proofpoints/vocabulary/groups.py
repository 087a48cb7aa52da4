"""Student groups, in the terms of the Every Student Succeeds Act, section 1111(c)(2), with common additions."""

from proofpoints.vocabulary.term import Term, by_id

GROUPS = by_id(
    [
        Term("all-students", "All students", "Everyone the figure covers; no student group is singled out."),
        Term(
            "low-income",
            "Economically disadvantaged students",
            "Students from low-income families, usually those eligible for free or reduced-price lunch.",
        ),
        Term("not-low-income", "Students not economically disadvantaged", "Students outside the low-income group."),
        Term("english-learners", "English learners", "Students still learning English, by the state's rule."),
        Term(
            "students-with-disabilities",
            "Students with disabilities",
            "Students with an individualized education program.",
        ),
        Term("black", "Black or African American students", "As reported by the source."),
        Term("hispanic", "Hispanic or Latino students", "As reported by the source."),
        Term("white", "White students", "As reported by the source."),
        Term(
            "asian",
            "Asian students",
            "As reported by the source; some sources include Pacific Islanders, the note says so.",
        ),
        Term("native-american", "American Indian or Alaska Native students", "As reported by the source."),
        Term("pacific-islander", "Native Hawaiian or Pacific Islander students", "As reported by the source."),
        Term("multiracial", "Students of two or more races", "As reported by the source."),
        Term(
            "students-of-color",
            "Students of color",
            "Students who are not white, as one group, as reported by the source.",
        ),
        Term("female", "Girls", "Female students."),
        Term("male", "Boys", "Male students."),
        Term("homeless", "Students without a home", "Students experiencing homelessness."),
        Term("foster-care", "Students in foster care", "Students in foster care."),
        Term("migrant", "Migrant students", "Children of migratory workers."),
        Term("military-connected", "Military-connected students", "Students with a parent on active duty."),
        Term("gifted", "Gifted students", "Students identified as gifted."),
        Term("low-prior-achievement", "Students who started low", "Students with low scores before the program."),
        Term("high-prior-achievement", "Students who started high", "Students with high scores before the program."),
    ]
)
