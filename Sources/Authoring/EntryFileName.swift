internal import FrontMatter
package import Localization
internal import Markup
internal import Records

/// The file name of an entry, which is the last part of its page's address: its rules and the question for it.
package enum EntryFileName {
    /// Whether a name is valid; `index` is reserved for list pages.
    package static func isValid(_ name: String) -> Bool { PortableName.isEntryName(name) && name != "index" }

    /// An unused name derived from a practice's topic; nil for other collections.
    package static func proposed(for entryTemplate: EntryTemplate, _ answers: Answers, isTaken: (String) -> Bool) -> String? {
        guard entryTemplate.collection == .practices, let topic = answers.text("topic") else { return nil }
        var name = topic
        var number = 2
        while isTaken(entryTemplate.path(slug: name, answers: answers)) {
            name = "\(topic)-\(number)"
            number += 1
        }
        return name
    }

    package static let label = LocalizedText(.dialogueNameLabel)
    package static let inputError = LocalizedText(.dialogueNameInputError)
    package static let taken = LocalizedText(.dialogueNameTaken)
}
