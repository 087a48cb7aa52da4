"""Every attack and fault that was tried, line by line: what stands before it, and the test that shows it.

scripts/threat_model.py writes them into docs/threat-model.md; tests/trust/test_threat_lines.py checks that each file and test exists.
"""

from __future__ import annotations

from dataclasses import dataclass

_FILES = "trust/test_hostile_files.py::test_hostile_files_through_every_reader"
_TEXT = "trust/test_hostile_text.py::test_no_string_does_anything_and_each_is_readable"
_SWITCH = "trust/test_switches.py::test_a_guard_holds_and_what_it_stops_gets_through_without_it"
_NAMES = "gatekeeper/test_tree.py::test_hostile_names_in_a_commit_are_refused_with_a_reason"
_MODES = "gatekeeper/test_tree.py::test_links_modules_modes_and_pointers_in_a_commit"
_LIMITS = "reading/test_yamlfile.py::test_limits"
_FLOORS = "trust/test_supply_chain.py::test_no_version_with_a_known_hole_is_locked_or_allowed"
_RIGHTS = "ci/test_workflows.py::test_actions_are_pinned_and_rights_are_given_one_by_one"
_YAML, _DESCRIPTOR, _TABLE, _TREE = (
    "reading/yamlfile.py",
    "reading/descriptor.py",
    "reading/table.py",
    "gatekeeper/tree.py",
)


@dataclass(frozen=True)
class Line:
    """A threat, the files below proofpoints/ (or the repository) that stand before it, and tests below tests/; or why none."""

    threat: str
    guard: str
    tests: tuple[str, ...]
    said: str = ""


def _line(threat: str, guard: str, *tests: str, said: str = "") -> Line:
    return Line(threat, guard, tests, said)


LINES: dict[str, list[Line]] = {
    "Case files (YAML)": [
        _line("Alias bombs, merge-key bombs, an alias of itself", _YAML, _FILES, "reading/test_yamlfile.py::test_hostile_files_are_refused_at_once", _SWITCH),
        _line("A key that stands twice, quoted or not", _YAML, "reading/test_yamlfile.py::test_a_repeated_key_does_not_hide_the_rest"),
        _line("Values that change in silence: 0600001, NO, 1:30, 1e3, dates", _YAML, "reading/test_yamlfile.py::test_a_scalar_stays_as_typed"),
        _line("Exceptions that are no error of YAML: impossible dates, 5,000 digits, lone surrogates", _YAML, _FILES, "reading/test_yamlfile.py::test_no_bytes_raise"),
        _line("Tags, those that make objects and those that only convert", _YAML, _FILES, _SWITCH),
        _line("Depth (the C reader dies at 50,000 brackets), nodes, long scalars", _YAML, _LIMITS, _FILES, _SWITCH),
        _line("Too many bytes, byte order mark, UTF-16, other code pages, tabs, NUL and control characters", "reading/casetext.py", _LIMITS, _FILES, _SWITCH),
        _line("Several documents, an empty file, only a scalar", _YAML, _FILES),
        _line("Comments and order lost when a file is written again", "../survey_import/write.py", "survey_import/test_properties.py::test_any_csv_and_any_mapping", said="drafts only; a file that a person edited is never written"),
    ],
    "Descriptors and Frictionless": [
        _line("Parent folders, absolute paths, ~, $VAR, file:, backslashes, NUL in a path", _DESCRIPTOR, _FILES, "reading/test_descriptor.py::test_no_value_but_ours_is_accepted"),
        _line("Remote path, list of paths, extrapaths, schema, dialect, profiles: all seven were fetched", _DESCRIPTOR, _FILES, "reading/test_descriptor.py::test_no_key_but_ours_is_accepted"),
        _line("$schema, $ref, a resource as text, foreign keys to another package", _DESCRIPTOR, _FILES),
        _line("Other schemes and formats: s3, sqlite, gsheets, html, python, zip, gz", _DESCRIPTOR, _FILES, _SWITCH),
        _line("Patterns that take for ever, or are no pattern", _DESCRIPTOR, _FILES),
        _line("Figures inside the descriptor", _DESCRIPTOR, _FILES),
        _line("50,000 columns, a cell of 2 MB, NaN and INF, an unclosed quote that swallows rows", _TABLE, _FILES, "reading/test_table.py::test_a_quote_that_is_not_closed_is_named_where_it_opens", _SWITCH),
        _line("Files that no descriptor names, a package without a case, a case without a package", "reading/packages.py", _SWITCH, "test_defects.py::test_a_defect_gives_one_problem_with_its_place_and_the_next_step"),
        _line("Percentages beyond 100, n that is no whole number, one measure with two units", "rules/in_bounds.py", "rules/test_in_bounds.py::test_a_small_slip_is_named_and_its_hint_mends_it"),
    ],
    "Tables, workbooks, downloads": [
        _line("Formulas in cells, also full-width signs; negative numbers stay numbers", "reading/table_cells.py", "trust/test_hostile_text.py::test_no_cell_of_a_published_table_begins_a_formula", "trust/test_hostile_answers.py::test_no_report_holds_a_live_formula", _SWITCH),
        _line("Lone carriage returns, NUL, long fields, quotes that do not close", "reading/table_text.py", _FILES),
        _line("A cell at the end of the sheet, a bomb, a wrong size, entities, odd zips", "intake/sheet.py", _FILES, "survey_import/test_hostile.py::test_a_cell_at_the_end_of_the_world_is_refused", "survey_import/test_hostile.py::test_a_wrong_declared_size_drops_no_row"),
        _line("Formula cells in an export", "../survey_import/tables/workbook_worker.py", "survey_import/test_hostile.py::test_a_formula_without_a_value_is_told"),
    ],
    "Pages, charts, links": [
        _line("Raw HTML, handlers, attribute lists, snippets, templates in text", "pages/prose.py", _TEXT, _SWITCH, said="contributed text never passes through Markdown"),
        _line("20,000 brackets that hang Markdown; a text that stops MkDocs' own scan", "model.py", _TEXT, said="texts have at most 4,000 characters and are not read by Markdown"),
        _line("javascript:, data:, user names, IP hosts, look-alike hosts, invisible signs in addresses", "gatekeeper/address.py", "gatekeeper/test_address.py::test_an_address_that_could_mislead_is_refused", _SWITCH),
        _line("The search index and its suggestions", "site/find.py", _TEXT, _FLOORS, "trust/test_hostile_text.py::test_json_in_and_beside_pages_cannot_end_a_script"),
        _line("Specifications of charts with addresses, expressions, markup", "charts/render.py", "charts/test_render.py::test_an_address_in_a_specification_is_refused_without_asking_it", "charts/test_render.py::test_a_label_with_signs_of_markup_is_text"),
        _line("The drawing engine fetches files and addresses", "charts/render.py", "charts/test_render.py::test_nothing_is_fetched", "charts/test_render.py::test_a_file_of_the_builder_is_not_read"),
        _line("Images of contributors", _TREE, "gatekeeper/test_tree.py::test_sizes_pipes_links_and_modes", said="a case has no place for one"),
        _line("Frames, forms, meta refresh, base", "pages/prose.py", _TEXT),
        _line("No policy, or one that allows too much", "site/policy.py", "site/test_policy.py::test_every_page_begins_with_the_policy", "site/test_policy.py::test_the_policy_stops_a_script_that_got_in", _SWITCH),
        _line("Requests to third parties", "../mkdocs.yml", "site/test_policy.py::test_no_kind_of_page_breaks_the_policy_and_search_works", _TEXT),
    ],
    "Names and files": [
        _line("Links (663 files of a linked folder were published), submodules, executable files", _TREE, _MODES, "gatekeeper/test_tree.py::test_a_link_among_the_docs_is_refused", "gatekeeper/test_tree.py::test_a_refused_file_is_never_opened", _SWITCH),
        _line("Names that a Mac or Windows takes for one", "gatekeeper/names.py", "gatekeeper/test_tree.py::test_two_names_that_a_mac_takes_for_one", _SWITCH),
        _line("Devices of Windows, trailing dots and blanks, leading hyphens, signs of a shell", "gatekeeper/names.py", _NAMES, _SWITCH),
        _line("Invisible signs and mixed scripts in names; invisible signs in text", "rules/plain_text.py", _NAMES, "rules/test_plain_text.py::test_a_small_slip_is_named_and_its_hint_mends_it", _SWITCH),
        _line("Pointers of Git LFS", _TREE, _MODES, _SWITCH),
        _line("One pull request that changes data and code", "../.github/CODEOWNERS", "ci/test_workflows.py::test_what_runs_a_strangers_files_has_no_right_to_write", said="a person reviews code; the owners' names are to be filled in"),
    ],
    "Workflows": [
        _line("Text of a pull request in a shell", "../.github/workflows/check.yml", "ci/test_workflows.py::test_no_expression_is_put_into_a_shell", "ci/test_scripts.py::test_hostile_names_of_files_reach_no_shell"),
        _line("Rights and secrets within reach of a stranger's files", "../.github/workflows/check.yml", "ci/test_workflows.py::test_what_runs_a_strangers_files_has_no_right_to_write", _RIGHTS, "ci/test_workflows.py::test_zizmor_finds_nothing"),
        _line("Actions whose tag was moved", "../.github/workflows/check.yml", _RIGHTS),
        _line("Previews and artifacts of a fork that are published", "../.github/workflows/pages.yml", "ci/test_workflows.py::test_what_may_write_checks_out_its_own_branch_only"),
        _line("Lines in text that GitHub takes for commands, mentions", "report.py", "ci/test_scripts.py::test_hostile_names_of_files_reach_no_shell", "ci/test_scripts.py::test_a_hostile_review_mentions_nobody_and_hides_nothing"),
        _line("A package that was exchanged, a version with a known hole", "../requirements/site.txt", "trust/test_supply_chain.py::test_every_package_is_pinned_and_has_hashes", _FLOORS),
    ],
    "Students and respondents": [
        _line("A figure about fewer than ten students (a case may ask for more)", "rules/small_cells.py", "trust/test_small_counts.py::test_no_count_below_ten_in_any_file_of_the_site", "trust/test_small_counts.py::test_what_the_check_refuses_reaches_no_file", "rules/test_small_cells.py::test_a_case_may_ask_for_more_students_and_never_for_fewer", _SWITCH),
        _line("A hidden cell that follows from totals, shares, sites, years", "rules/hidden_cells_stay_hidden.py", "rules/test_hidden_cells_stay_hidden.py::test_no_hidden_cell_of_a_random_table_is_recoverable", _SWITCH),
        _line("A bound that becomes a figure", "evidence/contrasts.py", "trust/test_bounds.py::test_a_bound_is_said_as_a_bound_in_every_file", "trust/test_bounds.py::test_nothing_is_computed_from_a_bound", "trust/test_bounds.py::test_no_chart_draws_a_bound", _SWITCH),
        _line("Addresses, numbers, ids, handles and names of persons in fields, comments, pages", "persons/people.py", "rules/test_personal_data.py::test_every_kind_is_found_in_every_field", "building/test_drafts.py::test_an_incomplete_draft_with_an_address_is_not_built", "rules/test_personal_data.py::test_what_no_field_holds_is_read_as_well", "trust/test_public_files.py::test_no_file_of_the_repository_holds_personal_data", _SWITCH),
        _line("Who answered a survey; free text", "../survey_import/people/privacy.py", "survey_import/test_privacy.py::test_no_personal_string_leaves_the_importer", "survey_import/test_privacy.py::test_ids_of_the_tool_leave_no_trace"),
        _line("Messages and logs that quote a cell", "../survey_import/command.py", "survey_import/test_privacy.py::test_a_crash_does_not_quote_a_cell", "rules/test_personal_data.py::test_the_message_does_not_repeat_what_it_found"),
        _line("A raw export in a commit", _TREE, "trust/test_public_files.py::test_an_export_is_not_added_by_mistake", "trust/test_public_files.py::test_the_hook_refuses_what_is_staged", "trust/test_public_files.py::test_an_export_that_was_forced_in_is_refused_before_it_is_checked_out", _SWITCH),
    ],
    "Crashes and machines": [
        _line("Killed at any moment", "site/write.py", "building/test_all_or_nothing.py::test_a_killed_build_leaves_the_old_site_or_the_new_one"),
        _line("Killed between two renames, where folders can't be exchanged in one step", "site/exchange.py", "site/test_exchange.py::test_a_swap_that_dies_is_undone_or_finished"),
        _line("One broken case of many; hand-written pages that can't be built", "site/write.py", "building/test_all_or_nothing.py::test_a_broken_case_leaves_the_site_as_it_was", "building/test_all_or_nothing.py::test_a_broken_page_of_the_docs_leaves_the_site_as_it_was"),
        _line("Two builds at once, for one place or two addresses", "site/write.py", "building/test_all_or_nothing.py::test_a_second_build_at_the_same_time_is_refused", "site/test_rebuild.py::test_while_another_build_puts_its_own_into_the_store_the_site_is_that_of_a_clean_build"),
        _line("A file saved while it is read: half, gone for a moment, or undone", "files/sources.py", "site/test_saved_meanwhile.py::test_a_figure_saved_while_its_case_is_read_and_undone_goes_with_the_next_build", "site/test_saved_meanwhile.py::test_a_case_read_while_it_is_half_saved_is_built", "site/test_saved_meanwhile.py::test_a_file_that_vanishes_for_a_moment_stops_nothing"),
        _line("A site that a web server can't read, after a build that kept everything to itself", "site/previous.py", "site/test_standing.py::test_rights_of_a_site_are_those_of_the_build_that_made_it_last"),
        _line("Disk full, read-only, a file that may not grow, a file or link in the way", "site/faults.py", "trust/test_disk_faults.py::test_a_full_disk", "trust/test_disk_faults.py::test_a_disk_that_may_only_be_read", "trust/test_disk_faults.py::test_a_file_that_may_not_grow"),
        _line("A broken entry of the cache", "charts/drawn.py", "charts/test_render.py::test_a_broken_cache_file_is_drawn_again", _SWITCH),
        _line("Clock, locale, time zone, hash seed, order of files, umask, folder", "commands/pipeline.py", "building/test_same_bytes.py::test_two_builds_of_one_state_are_byte_equal"),
        _line("No network", "commands/pipeline.py", "building/test_same_bytes.py::test_the_build_needs_no_network", "building/test_same_bytes.py::test_the_build_asks_for_no_network"),
        _line("Links that rot", "../scripts/ci/links.py", "ci/test_scripts.py::test_dead_links_are_reported_and_break_nothing"),
        _line("The same export twice, longer, or in another format", "../survey_import/repeats.py", "survey_import/test_properties.py::test_any_csv_and_any_mapping"),
        _line("The generator reaches its end of life", "site/shell.py", said="`make successor` builds the pages with its successor and compares them"),
    ],
}  # fmt: skip
