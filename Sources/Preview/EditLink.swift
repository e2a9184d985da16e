internal import Building
internal import Localisation
internal import Markup

/// The way from a page of the preview to the form of the note that it shows.
struct EditLink: Sendable {
    private let folder: NoteFolder

    init(source: String) { folder = NoteFolder(source: source) }

    private static let words = LocalizedText(ar: "حرّر هذه البطاقة", fr: "Modifier cette fiche", en: "Edit this note")

    /// The address of the form of the page's note, and the link's words. Nil for pages that show no single note.
    ///
    /// - Parameter page: the page's path in the site; a translation's begins with its language.
    func target(of page: String) -> (address: String, words: String)? {
        guard page.hasSuffix(".html") else { return nil }
        let halves = page.dropLast(".html".count).split(separator: "/", maxSplits: 1).map(String.init)
        let prefix = halves.count == 2 ? Language(rawValue: halves[0]) : nil
        let language = prefix ?? .ar
        let original = prefix == nil ? String(page.dropLast(".html".count)) : halves[1]
        // A note that is not translated is shown in its own language on every side.
        let names = prefix.map { ["\(original).\($0.rawValue)", original] } ?? [original]
        guard let name = names.first(where: { folder.path(of: $0).flatMap { folder.read($0) } != nil }) else { return nil }
        return ("/_edit/\(name)?language=\(language.rawValue)", Self.words[language])
    }
}
