import Testing

@testable import Imaging

/// Files made by hand: right in their blocks, with a few bytes for pixels.
private enum Sample {
    static func jpeg(_ extra: [(marker: UInt8, body: [UInt8])] = [], thumbnail: UInt8 = 0, after: [UInt8] = []) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8]
        func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
            [0xFF, marker, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 0xFF)] + body
        }
        bytes += segment(0xE0, text("JFIF\0") + [1, 2, 0, 0, 72, 0, 72, thumbnail, thumbnail])
        for (marker, body) in extra { bytes += segment(marker, body) }
        bytes += segment(0xDB, [UInt8](repeating: 1, count: 65))
        bytes += segment(0xC0, [8, 0x01, 0x02, 0x03, 0x04, 1, 1, 0x11, 0])
        // Two scans, stuffed and restarted.
        bytes += segment(0xDA, [1, 1, 0, 0, 63, 0]) + [1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4, 0xFF]
        bytes += segment(0xDA, [1, 1, 0, 0, 63, 0]) + [5, 6]
        return bytes + [0xFF, 0xD9] + after
    }

    static func png(_ extra: [(name: String, body: [UInt8])] = [], width: UInt32 = 772, after: [UInt8] = []) -> [UInt8] {
        func big(_ number: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
        func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] { big(UInt32(body.count)) + text(name) + body + [0, 0, 0, 0] }
        let head = chunk("IHDR", big(width) + big(258) + [8, 2, 0, 0, 0])
        let middle = extra.flatMap { chunk($0.name, $0.body) }
        return PNGParser.signature + head + chunk("pHYs", [UInt8](repeating: 0, count: 9)) + middle + chunk("IDAT", [1, 2, 3])
            + chunk("IEND", []) + after
    }

    static func webp(_ extra: [(name: String, body: [UInt8])] = [], lossless: Bool = false, after: [UInt8] = []) -> [UInt8] {
        func little(_ number: Int, _ count: Int = 4) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
        func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
            text(name) + little(body.count) + body + [UInt8](repeating: 0, count: body.count % 2)
        }
        let pixels =
            lossless
            ? chunk("VP8L", [0x2F] + little(771 | 257 << 14) + [1, 2, 3, 4, 5, 6])
            : chunk("VP8 ", [0x10, 0, 0, 0x9D, 0x01, 0x2A] + little(772, 2) + little(258, 2) + [7])
        let head = extra.isEmpty ? [] : chunk("VP8X", [0x2C, 0, 0, 0] + little(771, 3) + little(257, 3))
        let body =
            text("WEBP") + head + extra.filter { $0.name == "ICCP" }.flatMap { chunk($0.name, $0.body) } + pixels
            + extra.filter { $0.name != "ICCP" }.flatMap { chunk($0.name, $0.body) }
        return text("RIFF") + little(body.count) + body + after
    }

    static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    static let full = [
        jpeg(
            [
                (0xE1, text("Exif\0\0II*\0 GPS")), (0xE1, text("http://ns.adobe.com/xap/1.0/\0<x/>")), (0xED, text("Photoshop 3.0\0")),
                (0xE2, text("ICC_PROFILE\0\u{1}\u{1}profile")), (0xE2, text("MPF\0")), (0xFE, text("by somebody")), (0xE0, text("JFXX\0")),
                (0xE4, text("?")), (0xEE, text("Adobe\0d\0\0\0\0\u{1}")),
            ], after: [1, 2, 3]),
        png([("eXIf", [1]), ("tEXt", text("Author")), ("iCCP", [1]), ("zzZz", [])], after: [0]),
        webp([("ICCP", [1, 2, 3]), ("EXIF", [1]), ("XMP ", [2, 3]), ("what", [])], after: [9, 9]),
        webp([("ICCP", [1]), ("EXIF", [1])], lossless: true),
    ]
}

@Suite struct ImagingTests {
    @Test(arguments: [Sample.jpeg(), Sample.png(), Sample.webp(), Sample.webp(lossless: true)])
    func aPictureAloneHidesNothing(bytes: [UInt8]) throws {
        let info = try ImageFileParser.info(of: bytes)
        #expect(info.hidden.isEmpty && !info.hasProfile)
        #expect((info.width, info.height) == (772, 258))
        #expect(try ImageFileParser.strippingMetadata(bytes) == bytes)
    }

    @Test(
        arguments: zip(
            Sample.full,
            [
                ["APP4", "EOF+3", "EXIF", "IPTC", "JFXX thumbnail", "MPF", "XMP", "comment"], ["EOF+1", "eXIf", "tEXt", "zzZz"],
                ["EOF+2", "EXIF", "XMP", "what"], ["EXIF"],
            ]))
    func everythingHiddenIsFoundAndLeftOut(bytes: [UInt8], hidden: [String]) throws {
        let info = try ImageFileParser.info(of: bytes)
        #expect(info.hidden == hidden)
        #expect(info.hasProfile)
        let strippingMetadata = try ImageFileParser.info(of: try ImageFileParser.strippingMetadata(bytes))
        #expect(strippingMetadata == ImageInfo(format: info.format, width: 772, height: 258, hidden: [], hasProfile: false))
    }

    @Test func aSmallCopyInTheHeadIsFound() throws {
        #expect(try ImageFileParser.info(of: Sample.jpeg(thumbnail: 1)).hidden == ["JFIF thumbnail"])
    }

    @Test(arguments: [
        (Sample.png([("acTL", [0, 0, 0, 2])]), ImageError.animated), (Sample.webp([("ANIM", [0, 0, 0, 0, 0, 0])]), .animated),
        (Sample.text("GIF89a; no picture of ours"), .unknownFormat),
        (Sample.text("<svg xmlns='http://www.w3.org/2000/svg'/>"), .unknownFormat),
        (Sample.text("BM"), .unknownFormat), ([], .unknownFormat), (Sample.png(width: 0), .malformed),
        (Sample.png(width: .max), .malformed),
        // Lengths that lie: beyond the file, and less than the length itself.
        (PNGParser.signature + [0xFF, 0xFF, 0xFF, 0xFF] + Sample.text("IHDR"), .malformed),
        ([0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 0xFF, 0xD9], .malformed), ([0xFF, 0xD8, 0xFF, 0xD9], .malformed),
        (Sample.text("RIFF") + [0xFF, 0xFF, 0xFF, 0xFF] + Sample.text("WEBPVP8 "), .malformed),
        (Sample.text("RIFF") + [4, 0, 0, 0] + Sample.text("WEBP"), .malformed),
    ])
    func whatIsNoStillImageIsRefused(bytes: [UInt8], issue: ImageError) {
        #expect(throws: issue) { try ImageFileParser.info(of: bytes) }
    }

    /// Cut anywhere, a file is malformed, and nothing is read beyond its end.
    @Test(arguments: Sample.full + [Sample.jpeg(), Sample.png(), Sample.webp()])
    func cutFilesAreMalformed(bytes: [UInt8]) {
        let tail =
            (try? ImageFileParser.info(of: bytes))?.hidden.compactMap { $0.hasPrefix("EOF+") ? Int($0.dropFirst(4)) : nil }.first ?? 0
        for count in 0..<(bytes.count - tail) {
            #expect(throws: ImageError.self, "\(count) of \(bytes.count)") { try ImageFileParser.info(of: Array(bytes[..<count])) }
        }
    }

    /// A randomly changed image is rejected, or its stripped copy has no metadata.
    @Test func bentFilesDoNoHarm() throws {
        var seed: UInt64 = 7
        func random(_ limit: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % limit
        }
        var readable = 0
        for round in 0..<30_000 {
            var bytes = Sample.full[round % Sample.full.count]
            for _ in 0...random(4) {
                switch random(3) {
                case 0: bytes[random(bytes.count)] = UInt8(random(256))
                case 1: bytes.remove(at: random(bytes.count))
                default: bytes.insert([0, 0xFF, 0xD9, 0xDA, 1][random(5)], at: random(bytes.count))
                }
            }
            guard (try? ImageFileParser.info(of: bytes)) != nil else { continue }
            readable += 1
            let strippingMetadata = try ImageFileParser.info(of: try ImageFileParser.strippingMetadata(bytes))
            #expect(strippingMetadata.hidden.isEmpty && !strippingMetadata.hasProfile)
        }
        #expect(readable > 1_000)
    }

    @Test func formatsAreKnownByNameAndBytes() {
        #expect(
            ImageFormat(fileName: "a/ب.JPEG") == .jpeg && ImageFormat(fileName: "x.webp") == .webp && ImageFormat(fileName: "x.svg") == nil)
        #expect(ImageFormat(fileName: "png") == nil && ImageFormat(of: Sample.png()) == .png)
    }
}
