/// Parses JPEG: segments that begin with 0xFF and a marker. After the start of a scan, image data runs until the next marker.
enum JPEGParser {
    static func parse(_ bytes: [UInt8]) throws(ImageError) -> ImageFileParserState {
        var blocks = ImageFileParserState(.jpeg)
        blocks.drawing.append(0..<2)
        var position = 2
        var isDrawn = false
        while true {
            guard position + 1 < bytes.count, bytes[position] == 0xFF else { throw .malformed }
            // Any number of fill bytes may stand before a marker.
            if bytes[position + 1] == 0xFF {
                position += 1
                continue
            }
            let marker = bytes[position + 1]
            if marker == 0xD9 {
                guard isDrawn else { throw .malformed }
                blocks.drawing.append(position..<position + 2)
                blocks.end(at: position + 2, of: bytes)
                return blocks
            }
            guard marker >= 0xC0, !(0xD0...0xD8).contains(marker), let length = bytes.big(2, at: position + 2), length >= 2,
                position + 2 + length <= bytes.count
            else { throw .malformed }
            var end = position + 2 + length
            if marker == 0xDA {
                guard blocks.width > 0 else { throw .malformed }
                isDrawn = true
                end = endOfPixels(bytes, from: end)
            }
            if try draws(marker, position + 4..<position + 2 + length, bytes, &blocks) { blocks.drawing.append(position..<end) }
            position = end
        }
    }

    /// Reads one segment; true if the image needs it.
    private static func draws(_ marker: UInt8, _ body: Range<Int>, _ bytes: [UInt8], _ blocks: inout ImageFileParserState)
        throws(ImageError)
        -> Bool
    {
        switch marker {
        // Baseline, extended and progressive 8-bit frames: those that browsers support.
        case 0xC0, 0xC1, 0xC2:
            guard blocks.width == 0, body.count >= 6, bytes[body.lowerBound] == 8, let height = bytes.big(2, at: body.lowerBound + 1),
                let width = bytes.big(2, at: body.lowerBound + 3), width > 0, height > 0
            else { throw .malformed }
            (blocks.width, blocks.height) = (width, height)
            return true
        // Tables, start of scan, restart interval.
        case 0xC4, 0xDA, 0xDB, 0xDD: return true
        case 0xE0 where bytes.matches("JFIF\0", at: body.lowerBound, before: body.upperBound):
            // JFIF: version, unit, two densities; then the size of an optional thumbnail, and its pixels.
            guard body.count == 14, bytes[body.lowerBound + 12] == 0, bytes[body.lowerBound + 13] == 0 else {
                blocks.hidden.insert("JFIF thumbnail")
                return false
            }
            return true
        case 0xE2 where bytes.matches("ICC_PROFILE\0", at: body.lowerBound, before: body.upperBound):
            blocks.hasProfile = true
            return false
        // Adobe: the colour transform, exactly 12 bytes.
        case 0xEE where body.count == 12 && bytes.matches("Adobe", at: body.lowerBound, before: body.upperBound): return true
        case 0xE0...0xEF, 0xFE:
            blocks.hidden.insert(name(marker, body, bytes))
            return false
        default: throw .malformed
        }
    }

    private static let names = [
        (0xE0, "JFXX\0", "JFXX thumbnail"), (0xE1, "Exif\0", "EXIF"), (0xE1, "http://ns.adobe.com/", "XMP"), (0xE2, "MPF\0", "MPF"),
        (0xED, "Photoshop", "IPTC"),
    ]

    private static func name(_ marker: UInt8, _ body: Range<Int>, _ bytes: [UInt8]) -> String {
        if marker == 0xFE { return "comment" }
        let known = names.first { $0.0 == Int(marker) && bytes.matches($0.1, at: body.lowerBound, before: body.upperBound) }
        return known?.2 ?? "APP\(marker - 0xE0)"
    }

    /// Image data ends at a marker that is neither an escaped 0xFF (`FF 00`) nor a restart marker.
    private static func endOfPixels(_ bytes: [UInt8], from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var position = start
            while position + 1 < bytes.count {
                if bytes[position] == 0xFF, bytes[position + 1] != 0, bytes[position + 1] != 0xFF,
                    !(0xD0...0xD7).contains(bytes[position + 1])
                {
                    return position
                }
                position += 1
            }
            return bytes.count
        }
    }
}
