internal import FrontMatter
package import Localization
internal import Records

/// Creates a country together with its national committee, since each refers to the other.
package struct CountryScaffold: Sendable {
    /// The country's answers, completed with values derived from its id.
    package let country: Answers
    /// The answers and the path of the committee's entry.
    package let committee: (answers: Answers, path: String)

    package static let committeeName = "national-committee"

    package init(_ answers: Answers, id: String) {
        var country = answers
        country["committee"] = .one("\(id)/\(Self.committeeName)")
        // Country ids are ISO 3166 codes, which locale tags use, too.
        if country["locale"] == nil, id.utf8.count == 2 { country["locale"] = .one("ar-\(id.uppercased())") }
        self.country = country
        var institution = Answers()
        institution["country"] = .one(id)
        institution["kind"] = .one("committee")
        committee = (institution, EntryTemplate(.institutions).path(slug: Self.committeeName, answers: institution))
    }

    package static let hint = LocalizedText(.dialogueCountryHint)
}
