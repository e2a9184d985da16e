package import Markup

/// An image in several widths, the widest last.
package struct ResponsiveImage: Sendable {
    package struct Rendition: Sendable {
        let url: RelativeURL
        let width: Int
        let height: Int

        package init(url: RelativeURL, width: Int, height: Int) { (self.url, self.width, self.height) = (url, width, height) }
    }

    private let renditions: [Rendition]

    package init(_ renditions: [Rendition]) { self.renditions = renditions }

    /// The `img` element, with its size, so that the text below does not move when the image loads.
    func write(to out: inout HTMLWriter, words: String) {
        guard let widest = renditions.last else { return }
        out.raw("<img")
        out.attribute("src", widest.url.text)
        if renditions.count > 1 {
            out.attribute("srcset", renditions.map { "\($0.url.text) \($0.width)w" }.joined(separator: ", "))
            // As wide as the screen on a telephone, otherwise as wide as the text column.
            out.raw(" sizes=\"(max-width: 48rem) 100vw, 42rem\"")
        }
        out.attribute("width", String(widest.width))
        out.attribute("height", String(widest.height))
        out.raw(" loading=\"lazy\" decoding=\"async\"")
        out.attribute("alt", words)
        out.raw(">")
    }
}
