"""Words that make a place or a program of the words around them, so that they are no part of a person's name."""

from __future__ import annotations

# A name before one of these is that of a school or a district, even if a person stood godfather to it.
_STRONG = """
school schools district districts isd usd cusd cisd academy academies county city unified charter high middle elementary
college university institute department township borough parish consolidated cooperative cyber prep preparatory
center centre foundation association inc llc magnet seminary polytechnic campus boces lea
"""
# These make a place, a program or a product of the words around them.
_WEAK = """
public central education learning network program programs programme online virtual valley area independent community regional
initiative initiatives project projects pilot lab labs rotation rotations model models math maths mathematics reading science
sciences blended hybrid digital credit recovery classroom classrooms classes class north south east west northern southern
eastern western new san santa los las el fort mount mt st saint port bay beach ridge creek lake lakes river rivers hill hills
grove park springs falls forest wood woods field fields meadow meadows mill mills bridge cedar oak oaks maple pine elm birch
willow aspen spring summit mountain canyon prairie plains point island islands harbor heights view glen rock stone white black
green red blue golden silver grand big little great upper lower old twin eagle bear deer hollow crossing rapids haven orleans
york angeles diego vegas example invented american national united states state global international world first next future
open personalized personal individual individualized flipped flex station stations lab enriched competency mastery pathway
pathways innovation innovations innovative zone academy core common smart power success opportunity express connect connected
connections achieve achievement advanced accelerated early extended summer after evening bridge start fresh step steps path
quest journey launch ready career careers technical technology tech stem steam arts english language history social studies
algebra geometry literacy writing spanish credit night alternative options option choice choices home hospital distance
teacher teachers training development effectiveness evaluation leadership student students survey test tests assessment
assessments map rit act sat star nwea parcc benchmark exam exams regents proficiency proficient attendance graduation
dropout rate rates results outcome outcomes data report reports grade grades kindergarten the a an of and for in at to with
by on our my your one two three four five six seven eight nine ten all no not yes other none name names comment comments
notes feedback hours count satisfaction turnover quality certification investigator number share value values before now
year years quarter semester fall winter fall january february march april may june july august september october november
december google khan apps docs microsoft office apple adobe moodle canvas blackboard schoology edmodo compass odyssey plato
apex aventa edgenuity dreambox lexia renaissance rosetta accelerated reader reasoning mind cognitive tutor imagine study
island think through teach system systems software suite platform curriculum courseware course courses content lms
collaborative collaboration partnership partnerships partner partners management integrated technologies interactive toolkit
instructional christian catholic lutheran striving readers learners scholars educational consortium council board trust fund
services service support intervention interventions tutoring homework remediation acceleration enrichment redesign conversion
transformation turnaround workshop studio hub commons carousel centers tree lone
group groups team staff control comparison district-wide statewide nationwide program's school's district's
"""
STRONG, KNOWN = frozenset(_STRONG.split()), frozenset((_STRONG + _WEAK).split())


def is_known(word: str) -> bool:
    """True for a word of schools, places and programs, which is no part of a person's name."""
    return word.casefold() in KNOWN or word.isdigit()
