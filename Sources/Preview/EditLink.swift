internal import Localization
internal import Pipeline

/// The way from a page of the preview to the form of the note that it shows.
enum EditLink {
    typealias Target = (address: String, words: String)

    private static let words = LocalizedText(.previewEditWords)

    /// The address of the form of the page's note, and the link's words. Nil for pages that show no single note.
    ///
    /// - Parameter page: the page's path in the site.
    static func target(of page: String, in site: PreviewSite) async -> Target? {
        guard let (note, language) = await site.note(shownAt: page) else { return nil }
        return ("/_edit/\(note)?language=\(language.rawValue)", words[language])
    }
}
