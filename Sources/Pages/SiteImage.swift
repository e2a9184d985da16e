internal import Markdown
package import Markup

/// An image of an entry in the site, in one or several widths, the widest last.
package struct SiteImage: Sendable {
    package struct Rendition: Sendable {
        package let path: SitePath
        package let width: Int
        package let height: Int

        package init(path: SitePath, width: Int, height: Int) { (self.path, self.width, self.height) = (path, width, height) }
    }

    package let renditions: [Rendition]

    package init(_ renditions: [Rendition]) { self.renditions = renditions }

    func shown(from page: SitePath) -> ResponsiveImage {
        ResponsiveImage(renditions.map { .init(url: RelativeURL(from: page, to: $0.path), width: $0.width, height: $0.height) })
    }
}
