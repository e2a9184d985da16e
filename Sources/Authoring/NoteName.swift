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

    package static let label = LocalizedText(
        ar: "اسم الملف بحروف لاتينية صغيرة وأرقام وشرطات", fr: "Nom du fichier (lettres latines sans accent, chiffres, tirets)",
        en: "The file's name (small Latin letters, digits, hyphens)")
    package static let inputError = LocalizedText(
        ar:
            "استعمل حروفا لاتينية صغيرة وأرقاما وشرطات فقط، بلا مسافات، مثل: victim-referral. الأسماء index وcon وnul وcom1 وأمثالها محجوزة.",
        fr:
            "Seulement des minuscules sans accent, des chiffres et des tirets, par exemple : victim-referral. Les noms index, con, nul, com1 et semblables sont réservés.",
        en:
            "Only small Latin letters, digits and hyphens, such as: victim-referral. The names index, con, nul, com1 and the like are reserved."
    )
    package static let taken = LocalizedText(
        ar: "الملف موجود، ولم يُمس:", fr: "Le fichier existe, il n'a pas été touché :", en: "The file exists and was not touched:")
}
