internal import Linking

/// The theme strings used in code; those used in templates are found by reading the templates.
package enum RequiredThemeStrings {
    package static let texts =
        [
            "home", "search_title", "letters_page", "letters_intro", "help_title", "help_intro", "data_title", "data_intro", "data_version",
            "not_found_title",
            "offline_title", "nav_themes", "nav_countries", "nav_more",
            "booklet", "part", "part_of", "fallback_notice", "stale_notice", "read_original", "undated", "not_documented", "target_groups",
            "international",
            "exploitation_forms", "objectives_met",
            "source_number", "sep", "colon", "stage_other", "brief", "gaps_page", "gaps_page_intro", "gaps_practice", "unknowns_page",
            "unknowns_page_intro", "unknown_practice", "changes_page",
            "changes_page_intro", "withdrawn_notice",
            "rests_on_one", "rests_on_press", "practices_rest_on", "sources_by_kind", "sources_by_publisher", "sources_by_year",
            "dossier", "dossier_intro", "cite_draft", "evidence_sources", "evidence_publishers", "evidence_reports", "evidence_newest",
            "evidence_figures", "evidence_raised", "evidence_lowered", "evidence_rule",
        ]
        + SitePlan.indexes.flatMap { ["index_\(CollectionPage.key($0))", "about_\(CollectionPage.key($0))"] }
        + RelationReason.allCases.map { "reason_\($0.rawValue)" }
        + [
            "edition", "status", "dates", "dates_note", "place", "host", "organisers", "funders", "themes", "names", "kind", "country",
            "legal_basis",
            "parent", "url", "adopted", "period", "in_force", "repealed_by", "amends", "amended_by",
            "publisher", "date", "countries", "confidence", "edition_of", "dead", "archived", "address", "doi", "eli", "isbn", "accessed",
        ].map { "fact_\($0)" } + SearchPage.strings + ["search_evidence"] + ContributePage.strings

    package static let counts = [
        "search_count", "practice_count", "gap_count", "topic_count", "complete_count", "other_practices", "more_steps", "change_count",
        "unknown_count", "indicator_count", "instrument_count",
    ]

    package static var all: [String] { texts + counts }
    package static var templates: [String] { PageKind.templates + DossierFragment.templates }
}
