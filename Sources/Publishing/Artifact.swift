package import Markup

/// A file of the site: where, and what.
package struct Artifact: Sendable {
    package let path: SitePath
    package let bytes: [UInt8]

    package init(path: SitePath, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
}
