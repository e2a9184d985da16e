/// TIFF tags that reveal a place, a device or a person. EXIF blocks in other containers use the same structure.
enum TIFFTags {
    private static let names: [Int: String] = [
        0x8825: "GPS", 0x8769: "EXIF", 0x010F: "Make", 0x0110: "Model", 0x013B: "Artist", 0x8298: "Copyright", 0x02BC: "XMP",
        0x83BB: "IPTC",
        0x8649: "Photoshop", 0x0132: "DateTime", 0x010E: "Description", 0x013C: "HostComputer",
    ]

    /// The names of such tags in any TIFF directory within the bytes, at any offset.
    static func names(in bytes: [UInt8]) -> Set<String> {
        var found: Set<String> = []
        guard bytes.count >= 14 else { return found }
        for start in 0..<bytes.count - 8 where bytes[start] == bytes[start + 1] && (bytes[start] == 0x49 || bytes[start] == 0x4D) {
            let isLittle = bytes[start] == 0x49
            func number(_ position: Int, _ count: Int) -> Int? {
                guard position >= 0, position + count <= bytes.count else { return nil }
                let part = bytes[position..<position + count]
                return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
            }
            guard number(start + 2, 2) == 42, let first = number(start + 4, 4), let count = number(start + first, 2),
                (1...200).contains(count)
            else { continue }
            for entry in 0..<count {
                let position = start + first + 2 + entry * 12
                // Valid value types are 1 to 13.
                guard let tag = number(position, 2), let type = number(position + 2, 2), (1...13).contains(type) else { break }
                if let name = names[tag] { found.insert(name) }
            }
        }
        return found
    }
}
