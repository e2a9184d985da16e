/// Parses WebP: a RIFF container of chunks with four-letter name, length and content, padded to an even length.
enum WebPParser {
    static func parse(_ bytes: [UInt8]) throws(ImageError) -> ImageFileParserState {
        var blocks = ImageFileParserState(.webp)
        guard let size = bytes.little(4, at: 4), size >= 4, size <= bytes.count - 8 else { throw .malformed }
        let limit = 8 + size
        blocks.drawing.append(0..<12)
        var position = 12
        var hasPixels = false
        while position < limit {
            guard position + 8 <= limit, let length = bytes.little(4, at: position + 4), length <= limit - position - 8 else {
                throw .malformed
            }
            let end = min(position + 8 + length + length % 2, limit)
            switch String(decoding: bytes[position..<position + 4], as: UTF8.self) {
            case "VP8X":
                guard position == 12, length >= 10, let width = bytes.little(3, at: position + 12),
                    let height = bytes.little(3, at: position + 15)
                else { throw .malformed }
                (blocks.width, blocks.height) = (width + 1, height + 1)
                blocks.drawing.append(position..<end)
            case "VP8 ", "VP8L":
                guard !hasPixels, let picture = picture(bytes, from: position) else { throw .malformed }
                // The canvas size must equal the size in the image data.
                guard blocks.width == 0 || (blocks.width, blocks.height) == picture else { throw .malformed }
                (blocks.width, blocks.height) = picture
                hasPixels = true
                blocks.drawing.append(position..<end)
            case "ALPH": blocks.drawing.append(position..<end)
            case "ICCP": blocks.hasProfile = true
            case "ANIM", "ANMF": throw .animated
            case "EXIF": blocks.hidden.insert("EXIF")
            case "XMP ": blocks.hidden.insert("XMP")
            case let name: blocks.hidden.insert(name.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) } ? name : "RIFF")
            }
            position = end
        }
        guard hasPixels else { throw .malformed }
        blocks.end(at: limit, of: bytes)
        return blocks
    }

    /// The size in the header of the image data; nil if it is invalid.
    private static func picture(_ bytes: [UInt8], from position: Int) -> (width: Int, height: Int)? {
        let isLossless = bytes[position + 3] == 0x4C
        guard let length = bytes.little(4, at: position + 4), length >= 10 else { return nil }
        if isLossless {
            guard bytes[position + 8] == 0x2F, let bits = bytes.little(4, at: position + 9) else { return nil }
            return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        }
        guard bytes.little(3, at: position + 11) == 0x2A_019D, let width = bytes.little(2, at: position + 14),
            let height = bytes.little(2, at: position + 16)
        else { return nil }
        return (width & 0x3FFF, height & 0x3FFF)
    }

    /// Updates the file header after chunks were removed: its length, and the flags of its contents.
    static func repairHeader(_ bytes: inout [UInt8]) {
        let size = bytes.count - 8
        for index in 0..<4 { bytes[4 + index] = UInt8(truncatingIfNeeded: size >> (8 * index)) }
        // Clears the flags for colour profile, EXIF and XMP.
        if bytes.matches("VP8X", at: 12, before: bytes.count) { bytes[20] &= ~0b0010_1100 }
    }
}
