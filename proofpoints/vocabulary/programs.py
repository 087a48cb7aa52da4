"""What a program is and why it was begun: models, subjects, motivations, voices."""

from proofpoints.vocabulary.term import Term, by_id

# The taxonomy of the Christensen Institute (Staker and Horn, 2012, and later revisions), in our words.
MODELS = by_id(
    [
        Term(
            "station-rotation",
            "Station rotation",
            "In one classroom, groups move on a schedule between stations, at least one of them online.",
        ),
        Term(
            "lab-rotation",
            "Lab rotation",
            "Students move between the classroom and a computer lab for the online part.",
        ),
        Term(
            "flipped-classroom",
            "Flipped classroom",
            "Lessons are watched at home online; class time is for practice with the teacher.",
        ),
        Term(
            "individual-rotation",
            "Individual rotation",
            "Each student follows a personal schedule of stations, often made by software.",
        ),
        Term(
            "flex",
            "Flex",
            "Online learning is the backbone; students move on their own schedules, teachers help on site.",
        ),
        Term(
            "a-la-carte", "A la carte", "A student takes one or more courses entirely online beside ordinary classes."
        ),
        Term("enriched-virtual", "Enriched virtual", "Mostly online learning with required meetings in person."),
        Term(
            "other",
            "Blended (model not named)",
            "Online learning is part of the program, but no source places it in the "
            "taxonomy and its description fits no single model.",
        ),
    ]
)

GRADES = ("PK", "K", *map(str, range(1, 13)))  # in their order

SUBJECTS = by_id(
    [
        Term("math", "Mathematics", "Any mathematics, including algebra and geometry."),
        Term("reading", "Reading and English language arts", "Reading, writing and English."),
        Term("science", "Science", "Any natural science."),
        Term("social-studies", "Social studies", "History, civics, geography, economics."),
        Term("world-languages", "World languages", "Languages other than English."),
        Term("credit-recovery", "Credit recovery", "Courses taken again after a failure."),
        Term("electives", "Electives and others", "Arts, career and other courses."),
        Term("all-subjects", "All core subjects", "The whole program of a school or grade."),
    ]
)

MOTIVATIONS = by_id(
    [
        Term("raise-achievement", "Raise achievement", "Results were too low or had stopped rising."),
        Term("graduation", "More graduates", "Too many students did not finish on time."),
        Term("personalize", "Fit each student", "Lessons at the right level and pace, guided by data."),
        Term("access", "Access to courses", "Courses that the school could not offer."),
        Term("equity", "Close gaps", "Some groups of students were served worse."),
        Term("student-voice", "Student voice and choice", "Students steer time, place, path or pace."),
        Term("reach-of-teachers", "Reach of the best teachers", "More students taught by the strongest teachers."),
        Term("retain-students", "Keep or win back students", "Students were leaving for other schools, or had left."),
        Term("cost", "Use money better", "Fewer resources or a need to do more with them."),
        Term("small-groups", "Teach in small groups", "Time for teachers with few students at once."),
        Term("digital-skills", "Skills and devices", "Equal access to technology and the skills to use it."),
    ]
)

ROLES = by_id(
    [
        Term("teacher", "Teacher", "Someone who teaches in the program."),
        Term("student", "Student", "Someone who learns in the program; never named."),
        Term("parent", "Parent", "A parent or guardian; never named."),
        Term("principal", "Principal", "The leader of a school."),
        Term("administrator", "District administrator", "A superintendent, director or board member."),
        Term("researcher", "Researcher", "Someone who studied the program."),
        Term("vendor", "Vendor", "Someone who sells part of the program."),
    ]
)
