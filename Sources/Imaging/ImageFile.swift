// Imaging reads what image files say of themselves, block by block, and decodes no pixel. It knows no site and no disk.
//
//     let facts = try ImageFile.facts(of: bytes)     // facts.width, facts.hidden: ["EXIF", "XMP"]
//     let bare = try ImageFile.bare(bytes)           // the same picture without its hidden blocks

/// The kinds of image that a note may show: each can be walked whole, none can hold a script.
package enum ImageFormat: String, CaseIterable, Sendable {
    case jpeg, png, webp

    /// How the names of its files end in a site.
    package var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

    /// The format that a file's name promises; nil for any other.
    package init?(fileName name: some StringProtocol) {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        switch name[name.index(after: dot)...].lowercased() {
        case "jpg", "jpeg": self = .jpeg
        case "png": self = .png
        case "webp": self = .webp
        default: return nil
        }
    }

    /// The format that the first bytes tell; nil for any other.
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

/// What a file says of its picture, and what it carries beside it.
package struct ImageInfo: Sendable, Equatable {
    package let format: ImageFormat
    package let width: Int
    package let height: Int
    /// The names of blocks that no reader sees (place, device, author, a small copy of the picture), each once, sorted.
    package let hidden: [String]
    /// Whether a colour profile is in it: of use until the colours are turned into those of the web.
    package let hasProfile: Bool
}

/// Why bytes are no image that can be published.
package enum ImageError: Error {
    /// Neither JPEG nor PNG nor WebP.
    case unknownFormat
    /// Cut, or its blocks do not follow each other as they must.
    case malformed
    /// Several pictures in one file.
    case animated
}

/// Image files as rows of blocks.
package enum ImageFile {
    package static func info(of bytes: [UInt8]) throws(ImageError) -> ImageInfo {
        let parse = try parse(parse: bytes)
        guard parse.width > 0, parse.height > 0 else { throw .malformed }
        return ImageInfo(
            format: parse.format, width: parse.width, height: parse.height, hidden: parse.hidden.sorted(), hasProfile: parse.hasProfile)
    }

    /// The picture alone: every block that does not help to draw it is left out, the colour profile too.
    package static func strippingMetadata(_ bytes: [UInt8]) throws(ImageError) -> [UInt8] {
        let parse = try parse(parse: bytes)
        var strippingMetadata: [UInt8] = []
        strippingMetadata.reserveCapacity(bytes.count)
        for range in parse.drawing { strippingMetadata += bytes[range] }
        if parse.format == .webp { WebPParser.repairHeader(&strippingMetadata) }
        return strippingMetadata
    }

    private static func parse(parse bytes: [UInt8]) throws(ImageError) -> ParsedBlocks {
        switch ImageFormat(of: bytes) {
        case .jpeg: try JPEGParser.parse(bytes)
        case .png: try PNGParser.parse(bytes)
        case .webp: try WebPParser.parse(bytes)
        case nil: throw .unknownFormat
        }
    }
}

/// What a walk over a file's blocks has met.
struct ParsedBlocks {
    let format: ImageFormat
    var width = 0
    var height = 0
    var hidden: Set<String> = []
    var hasProfile = false
    /// Where the blocks stand that draw the picture.
    var drawing: [Range<Int>] = []

    init(_ format: ImageFormat) { self.format = format }

    /// What follows the end of the picture is seen by no viewer, and read by whoever looks for it.
    mutating func end(at position: Int, of bytes: [UInt8]) {
        if position < bytes.count { hidden.insert("EOF+\(bytes.count - position)") }
    }
}

extension [UInt8] {
    /// A number of several bytes, the highest first; nil beyond the end.
    func big(_ count: Int, at position: Int) -> Int? {
        guard position >= 0, position <= self.count - count else { return nil }
        return self[position..<position + count].reduce(0) { $0 << 8 | Int($1) }
    }

    /// A number of several bytes, the lowest first; nil beyond the end.
    func little(_ count: Int, at position: Int) -> Int? {
        guard position >= 0, position <= self.count - count else { return nil }
        return self[position..<position + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// Whether a text stands at a place, before a limit.
    func matches(_ text: String, at position: Int, before limit: Int) -> Bool {
        position + text.utf8.count <= Swift.min(limit, count) && self[position...].starts(with: text.utf8)
    }
}
