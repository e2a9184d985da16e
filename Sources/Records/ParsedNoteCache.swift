internal import Diagnostics
internal import FrontMatter
package import Serialization

/// What earlier runs made of files, by the digest of path and bytes: parsing is a function of these and of the program alone.
package struct ParsedNoteCache: Sendable {
    private let blocks: [Digest: ArraySlice<UInt8>]

    package init(_ blocks: [Digest: ArraySlice<UInt8>] = [:]) { self.blocks = blocks }

    package var count: Int { blocks.count }

    package subscript(whole: Digest) -> ArraySlice<UInt8>? { blocks[whole] }
}

/// A file that was parsed: what it was, and what a later run needs to have it again.
package struct ParsedFile: Sendable {
    /// Of path and bytes.
    package let whole: Digest
    /// Of path and front matter: all that the pages of other records may show of it.
    package let front: Digest
    /// The parsed note, as `ParsedNoteCache` hands it out.
    package let block: ArraySlice<UInt8>

    static func digests(of file: SourceFile, _ parts: NoteParts) -> (whole: Digest, front: Digest) {
        var hasher = Hasher128()
        hasher.add(file.path)
        var yaml = parts.yaml
        yaml.withUTF8 { hasher.add(UnsafeRawBufferPointer($0)) }
        let front = hasher.digest
        hasher.add(file.text)
        return (hasher.digest, front)
    }
}
