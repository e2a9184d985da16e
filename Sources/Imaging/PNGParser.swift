/// Parses PNG: a signature, then chunks of length, four-letter name, content and checksum.
enum PNGParser {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Chunks needed to draw the image. All others (text, time, EXIF, unknown ones) count as metadata.
    private static let drawing: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "sRGB", "sBIT", "bKGD", "hIST", "pHYs",
    ]

    static func parse(_ bytes: [UInt8]) throws(ImageError) -> ImageFileParserState {
        var blocks = ImageFileParserState(.png)
        blocks.drawing.append(0..<signature.count)
        var position = signature.count
        var hasPixels = false
        while true {
            guard let length = bytes.big(4, at: position), length <= bytes.count, position + 12 + length <= bytes.count,
                let name = name(of: bytes[position + 4..<position + 8])
            else { throw .malformed }
            let end = position + 12 + length
            if blocks.width == 0 {
                guard name == "IHDR", length == 13, let width = bytes.big(4, at: position + 8),
                    let height = bytes.big(4, at: position + 12),
                    (1...0x7FFF_FFFF).contains(width), (1...0x7FFF_FFFF).contains(height)
                else { throw .malformed }
                (blocks.width, blocks.height) = (width, height)
            } else if name == "IHDR" {
                throw .malformed
            }
            switch name {
            case "acTL", "fcTL", "fdAT": throw .animated
            case "IDAT": hasPixels = true
            case "iCCP": blocks.hasProfile = true
            default: if !drawing.contains(name) { blocks.hidden.insert(name) }
            }
            if drawing.contains(name) { blocks.drawing.append(position..<end) }
            position = end
            if name == "IEND" {
                guard hasPixels else { throw .malformed }
                blocks.end(at: position, of: bytes)
                return blocks
            }
        }
    }

    private static func name(of bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.allSatisfy({ (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
