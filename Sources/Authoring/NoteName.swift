internal import FrontMatter
package import Localization
internal import Markup
internal import Records

/// The name of a note's file, which is the end of its page's address: what it may be, and how it is asked for.
package enum NoteName {
    /// The rule of the check; `index` is the file of a list's own page.
    package static func isValid(_ name: String) -> Bool { PortableName.isNoteName(name) && name != "index" }

    /// A free name made of a practice's topic; other notes have none to be made of.
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
