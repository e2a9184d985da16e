internal import FrontMatter
package import Localization
internal import Markup
internal import Records

/// The file name of a note, which is the last part of its page's address: its rules and the question for it.
package enum NoteFileName {
    /// Whether a name is valid; `index` is reserved for list pages.
    package static func isValid(_ name: String) -> Bool { PortableName.isNoteName(name) && name != "index" }

    /// An unused name derived from a practice's topic; nil for other collections.
    package static func proposed(for noteTemplate: NoteTemplate, _ answers: Answers, isTaken: (String) -> Bool) -> String? {
        guard noteTemplate.collection == .practices, let topic = answers.text("topic") else { return nil }
        var name = topic
        var number = 2
        while isTaken(noteTemplate.path(slug: name, answers: answers)) {
            name = "\(topic)-\(number)"
            number += 1
        }
        return name
    }

    package static let label = LocalizedText(.dialogueNameLabel)
    package static let inputError = LocalizedText(.dialogueNameInputError)
    package static let taken = LocalizedText(.dialogueNameTaken)
}
