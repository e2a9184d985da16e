/// JPEG: segments that begin with 0xFF and a marker; after the start of a scan, pixels until the next marker.
enum JPEGWalk {
    static func over(_ bytes: [UInt8]) throws(ImageFault) -> Walk {
        var walk = Walk(.jpeg)
        walk.drawing.append(0..<2)
        var place = 2
        var isDrawn = false
        while true {
            guard place + 1 < bytes.count, bytes[place] == 0xFF else { throw .malformed }
            // Any number of fill bytes may stand before a marker.
            if bytes[place + 1] == 0xFF {
                place += 1
                continue
            }
            let marker = bytes[place + 1]
            if marker == 0xD9 {
                guard isDrawn else { throw .malformed }
                walk.drawing.append(place..<place + 2)
                walk.end(at: place + 2, of: bytes)
                return walk
            }
            guard marker >= 0xC0, !(0xD0...0xD8).contains(marker), let length = bytes.big(2, at: place + 2), length >= 2,
                place + 2 + length <= bytes.count
            else { throw .malformed }
            var end = place + 2 + length
            if marker == 0xDA {
                guard walk.width > 0 else { throw .malformed }
                isDrawn = true
                end = endOfPixels(bytes, from: end)
            }
            if try draws(marker, place + 4..<place + 2 + length, bytes, &walk) { walk.drawing.append(place..<end) }
            place = end
        }
    }

    /// Judges a segment; true where the picture needs it.
    private static func draws(_ marker: UInt8, _ body: Range<Int>, _ bytes: [UInt8], _ walk: inout Walk) throws(ImageFault) -> Bool {
        switch marker {
        // Baseline, extended and progressive frames of eight bits: what browsers draw.
        case 0xC0, 0xC1, 0xC2:
            guard walk.width == 0, body.count >= 6, bytes[body.lowerBound] == 8, let height = bytes.big(2, at: body.lowerBound + 1),
                let width = bytes.big(2, at: body.lowerBound + 3), width > 0, height > 0
            else { throw .malformed }
            (walk.width, walk.height) = (width, height)
            return true
        // Tables, the scan, the restart interval.
        case 0xC4, 0xDA, 0xDB, 0xDD: return true
        case 0xE0 where bytes.holds("JFIF\0", at: body.lowerBound, before: body.upperBound):
            // Version, unit and two densities; then the size of a small copy, and the copy.
            guard body.count == 14, bytes[body.lowerBound + 12] == 0, bytes[body.lowerBound + 13] == 0 else {
                walk.hidden.insert("JFIF thumbnail")
                return false
            }
            return true
        case 0xE2 where bytes.holds("ICC_PROFILE\0", at: body.lowerBound, before: body.upperBound):
            walk.hasProfile = true
            return false
        // How the colours are to be mixed; twelve bytes and nothing else.
        case 0xEE where body.count == 12 && bytes.holds("Adobe", at: body.lowerBound, before: body.upperBound): return true
        case 0xE0...0xEF, 0xFE:
            walk.hidden.insert(name(marker, body, bytes))
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
        let known = names.first { $0.0 == Int(marker) && bytes.holds($0.1, at: body.lowerBound, before: body.upperBound) }
        return known?.2 ?? "APP\(marker - 0xE0)"
    }

    /// Pixels end at a marker that neither stands for the byte 0xFF (`FF 00`) nor restarts the decoder.
    private static func endOfPixels(_ bytes: [UInt8], from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var place = start
            while place + 1 < bytes.count {
                if bytes[place] == 0xFF, bytes[place + 1] != 0, bytes[place + 1] != 0xFF, !(0xD0...0xD7).contains(bytes[place + 1]) {
                    return place
                }
                place += 1
            }
            return bytes.count
        }
    }
}
