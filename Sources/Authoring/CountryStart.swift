internal import FrontMatter
package import Localization
internal import Records

/// A new country with its national committee: each needs the other, so both are started together.
package struct CountryStart: Sendable {
    /// The country's answers, completed by what follows from its id.
    package let country: Answers
    /// The answers of the committee's note, and its path.
    package let committee: (answers: Answers, path: String)

    package static let committeeName = "national-committee"

    package init(_ answers: Answers, id: String) {
        var country = answers
        country["committee"] = .one("\(id)/\(Self.committeeName)")
        // The ids of countries are the codes of ISO 3166, as the tags of locales are.
        if country["locale"] == nil, id.utf8.count == 2 { country["locale"] = .one("ar-\(id.uppercased())") }
        self.country = country
        var institution = Answers()
        institution["country"] = .one(id)
        institution["kind"] = .one("committee")
        committee = (institution, NoteTemplate(.institutions).path(slug: Self.committeeName, answers: institution))
    }

    package static let hint = LocalizedText(.dialogueCountryHint)
}
