/// PNG: a signature, then chunks of a length, a name of four letters, the content and a checksum.
enum PNGWalk {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// What draws the picture. All else is hidden: texts, times, EXIF, and whatever is invented next.
    private static let drawing: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "sRGB", "sBIT", "bKGD", "hIST", "pHYs",
    ]

    static func over(_ bytes: [UInt8]) throws(ImageFault) -> Walk {
        var walk = Walk(.png)
        walk.drawing.append(0..<signature.count)
        var place = signature.count
        var hasPixels = false
        while true {
            guard let length = bytes.big(4, at: place), length <= bytes.count, place + 12 + length <= bytes.count,
                let name = name(of: bytes[place + 4..<place + 8])
            else { throw .malformed }
            let end = place + 12 + length
            if walk.width == 0 {
                guard name == "IHDR", length == 13, let width = bytes.big(4, at: place + 8), let height = bytes.big(4, at: place + 12),
                    (1...0x7FFF_FFFF).contains(width), (1...0x7FFF_FFFF).contains(height)
                else { throw .malformed }
                (walk.width, walk.height) = (width, height)
            } else if name == "IHDR" {
                throw .malformed
            }
            switch name {
            case "acTL", "fcTL", "fdAT": throw .animated
            case "IDAT": hasPixels = true
            case "iCCP": walk.hasProfile = true
            default: if !drawing.contains(name) { walk.hidden.insert(name) }
            }
            if drawing.contains(name) { walk.drawing.append(place..<end) }
            place = end
            if name == "IEND" {
                guard hasPixels else { throw .malformed }
                walk.end(at: place, of: bytes)
                return walk
            }
        }
    }

    private static func name(of bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.allSatisfy({ (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
