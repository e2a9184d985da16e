import Localization
import Records
import Testing

@testable import Authoring

/// The fields of validation, history, expiry, outcomes and comparison have their place in new entries and in the schema; the form's are in `FormModelTests`.
@Suite struct StandingFieldsTests {
    @Test(arguments: [
        (
            Collection.practices,
            [
                "unknown", "validated_by", "replies", "changes", "review_due", "objective", "objectives_met", "exploitation_forms",
                "victim_participation", "safeguards", "adapted_from", "steps",
            ]
        ), (.topics, ["answer", "contrasts", "stages", "changes"]), (.indicators, ["concept", "changes"]),
        (.concepts, ["comparable", "changes"]),
    ])
    func areInNewEntriesAndInTheSchema(collection: Collection, keys: [String]) throws {
        let today = try #require(PartialDate("2026-11-24"))
        let schema = FrontMatterJSONSchema(of: collection, isTranslation: false).json
        for language in Language.builtIn {
            let text = Scaffold(EntryTemplate(collection), answers: Answers(), today: today, language: language).text
            for key in keys {
                #expect(text.split(separator: "\n").contains { $0.hasPrefix("\(key):") || $0.hasPrefix("# \(key):") }, "\(key)")
            }
        }
        for key in keys + ["withdrawn"] { #expect(schema.contains("\"\(key)\": {"), "\(key)") }
    }
}
