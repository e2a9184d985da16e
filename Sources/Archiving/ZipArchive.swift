/// A reproducible zip archive: files sorted by name, one fixed date, read permission for all.
package enum ZipArchive {
    package enum ArchiveError: Error {
        /// Without the 64-bit extension, which not all programs read, zip is limited to 65,535 files and 4 GiB.
        case tooLarge
    }

    package static func bytes(of files: [(path: String, bytes: [UInt8])]) throws(ArchiveError) -> [UInt8] {
        let files = files.sorted { $0.path < $1.path }
        guard files.count <= 0xFFFF else { throw .tooLarge }
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let name = Array(file.path.utf8)
            let small = Deflate.compressed(file.bytes)
            let isSmaller = small.count < file.bytes.count
            let body = isSmaller ? small : file.bytes
            guard out.count + body.count + name.count < 0xFFFF_0000, name.count <= 0xFFFF else { throw .tooLarge }
            var shared: [UInt8] = []
            // Flag for UTF-8 names; 1 January 1980 is the earliest date of the format.
            shared += little(20, 2) + little(0x0800, 2) + little(isSmaller ? 8 : 0, 2) + little(0, 2) + little(0x0021, 2)
            shared += little(Int(CRC32.of(file.bytes)), 4) + little(body.count, 4) + little(file.bytes.count, 4)
            shared += little(name.count, 2) + little(0, 2)
            directory += little(0x0201_4B50, 4) + little(0x0314, 2) + shared
            directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0o100644 << 16, 4) + little(out.count, 4) + name
            out += little(0x0403_4B50, 4) + shared + name + body
        }
        guard out.count + directory.count < 0xFFFF_0000 else { throw .tooLarge }
        let start = out.count
        out += directory
        out += little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2) + little(files.count, 2)
        return out + little(directory.count, 4) + little(start, 4) + little(0, 2)
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}

/// The CRC-32 checksum of zip archives.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8) }
        return value ^ 0xFFFF_FFFF
    }
}
