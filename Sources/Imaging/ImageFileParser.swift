// Imaging: reads size and metadata of JPEG, PNG and WebP files and strips metadata, without decoding pixels (`ImageFileParser`, `ImageInfo`).
// It must not depend on the site or the file system.
//
//     let info = try ImageFileParser.info(of: bytes)
//     let clean = try ImageFileParser.strippingMetadata(bytes)

/// The image formats that entries may use: each can be parsed completely, and none can contain scripts.
package enum ImageFormat: String, CaseIterable, Sendable {
    case jpeg, png, webp

    /// The file extension in the site.
    package var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

    /// The format that a file's extension names; nil for any other.
    package init?(fileName name: some StringProtocol) {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        switch name[name.index(after: dot)...].lowercased() {
        case "jpg", "jpeg": self = .jpeg
        case "png": self = .png
        case "webp": self = .webp
        default: return nil
        }
    }

    /// The format by the file's first bytes; nil for any other.
    package init?(of bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: PNGParser.signature) {
            self = .png
        } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
            self = .webp
        } else {
            return nil
        }
    }
}

/// The size of an image and the metadata in its file.
package struct ImageInfo: Sendable, Equatable {
    package let format: ImageFormat
    package let width: Int
    package let height: Int
    /// The names of metadata blocks (location, device, author, thumbnail), without duplicates, sorted.
    package let hidden: [String]
    /// Whether the file has a colour profile. It is needed until the colours are converted to sRGB.
    package let hasProfile: Bool
}

/// Reasons why an image cannot be published.
package enum ImageError: Error {
    /// The format is not JPEG, PNG or WebP.
    case unknownFormat
    /// Truncated, or its blocks are in an invalid order.
    case malformed
    /// The file contains several images or an animation.
    case animated
}

/// Reads image files as sequences of blocks.
package enum ImageFileParser {
    package static func info(of bytes: [UInt8]) throws(ImageError) -> ImageInfo {
        let parse = try parse(parse: bytes)
        guard parse.width > 0, parse.height > 0 else { throw .malformed }
        return ImageInfo(
            format: parse.format, width: parse.width, height: parse.height, hidden: parse.hidden.sorted(), hasProfile: parse.hasProfile)
    }

    /// The file with only the blocks that are needed to draw the image. The colour profile is removed too.
    package static func strippingMetadata(_ bytes: [UInt8]) throws(ImageError) -> [UInt8] {
        let parse = try parse(parse: bytes)
        var strippingMetadata: [UInt8] = []
        strippingMetadata.reserveCapacity(bytes.count)
        for range in parse.drawing { strippingMetadata += bytes[range] }
        if parse.format == .webp { WebPParser.repairHeader(&strippingMetadata) }
        return strippingMetadata
    }

    private static func parse(parse bytes: [UInt8]) throws(ImageError) -> ImageFileParserState {
        switch ImageFormat(of: bytes) {
        case .jpeg: try JPEGParser.parse(bytes)
        case .png: try PNGParser.parse(bytes)
        case .webp: try WebPParser.parse(bytes)
        case nil: throw .unknownFormat
        }
    }
}

/// The state and results of a parser.
struct ImageFileParserState {
    let format: ImageFormat
    var width = 0
    var height = 0
    var hidden: Set<String> = []
    var hasProfile = false
    /// The byte ranges of blocks that are needed to draw the image.
    var drawing: [Range<Int>] = []

    init(_ format: ImageFormat) { self.format = format }

    /// Bytes after the end of the image are reported: viewers ignore them, but they may contain private data.
    mutating func end(at position: Int, of bytes: [UInt8]) {
        if position < bytes.count { hidden.insert("EOF+\(bytes.count - position)") }
    }
}

extension [UInt8] {
    /// A big-endian integer; nil beyond the end.
    func big(_ count: Int, at position: Int) -> Int? {
        guard position >= 0, position <= self.count - count else { return nil }
        return self[position..<position + count].reduce(0) { $0 << 8 | Int($1) }
    }

    /// A little-endian integer; nil beyond the end.
    func little(_ count: Int, at position: Int) -> Int? {
        guard position >= 0, position <= self.count - count else { return nil }
        return self[position..<position + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// Whether the text is at an offset, before a limit.
    func matches(_ text: String, at position: Int, before limit: Int) -> Bool {
        position + text.utf8.count <= Swift.min(limit, count) && self[position...].starts(with: text.utf8)
    }
}
