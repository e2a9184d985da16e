/// WebP: a RIFF container of chunks, each a name of four letters, a length, the content, and a byte more where the length is odd.
enum WebPWalk {
    static func over(_ bytes: [UInt8]) throws(ImageFault) -> Walk {
        var walk = Walk(.webp)
        guard let size = bytes.little(4, at: 4), size >= 4, size <= bytes.count - 8 else { throw .malformed }
        let limit = 8 + size
        walk.drawing.append(0..<12)
        var place = 12
        var hasPixels = false
        while place < limit {
            guard place + 8 <= limit, let length = bytes.little(4, at: place + 4), length <= limit - place - 8 else { throw .malformed }
            let end = min(place + 8 + length + length % 2, limit)
            switch String(decoding: bytes[place..<place + 4], as: UTF8.self) {
            case "VP8X":
                guard place == 12, length >= 10, let width = bytes.little(3, at: place + 12), let height = bytes.little(3, at: place + 15)
                else { throw .malformed }
                (walk.width, walk.height) = (width + 1, height + 1)
                walk.drawing.append(place..<end)
            case "VP8 ", "VP8L":
                guard !hasPixels, let picture = picture(bytes, from: place) else { throw .malformed }
                // The pixels' own size and the one that was promised are the same picture's.
                guard walk.width == 0 || (walk.width, walk.height) == picture else { throw .malformed }
                (walk.width, walk.height) = picture
                hasPixels = true
                walk.drawing.append(place..<end)
            case "ALPH": walk.drawing.append(place..<end)
            case "ICCP": walk.hasProfile = true
            case "ANIM", "ANMF": throw .animated
            case "EXIF": walk.hidden.insert("EXIF")
            case "XMP ": walk.hidden.insert("XMP")
            case let name: walk.hidden.insert(name.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) } ? name : "RIFF")
            }
            place = end
        }
        guard hasPixels else { throw .malformed }
        walk.end(at: limit, of: bytes)
        return walk
    }

    /// The size that the pixels' own head tells; nil where it is none.
    private static func picture(_ bytes: [UInt8], from place: Int) -> (width: Int, height: Int)? {
        let isLossless = bytes[place + 3] == 0x4C
        guard let length = bytes.little(4, at: place + 4), length >= 10 else { return nil }
        if isLossless {
            guard bytes[place + 8] == 0x2F, let bits = bytes.little(4, at: place + 9) else { return nil }
            return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        }
        guard bytes.little(3, at: place + 11) == 0x2A_019D, let width = bytes.little(2, at: place + 14),
            let height = bytes.little(2, at: place + 16)
        else { return nil }
        return (width & 0x3FFF, height & 0x3FFF)
    }

    /// Makes the head of a file true again after blocks were left out: its length, and what it says is in it.
    static func mend(_ bytes: inout [UInt8]) {
        let size = bytes.count - 8
        for index in 0..<4 { bytes[4 + index] = UInt8(truncatingIfNeeded: size >> (8 * index)) }
        // Colour profile, EXIF and XMP: gone.
        if bytes.holds("VP8X", at: 12, before: bytes.count) { bytes[20] &= ~0b0010_1100 }
    }
}
