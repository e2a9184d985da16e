package import Markup

/// A file of the site: where, and what.
package struct Artifact: Sendable {
    package let path: SitePath
    package let bytes: [UInt8]
}
