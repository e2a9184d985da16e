package import Imaging
package import Serialization
internal import Storage

/// libvips' `vipsthumbnail`: decodes, turns upright, brings the colours to those of the web, shrinks, encodes.
package struct ImageResizer: Sendable {
    private let tool: ExternalTool

    /// Nil where it is not installed.
    package init?() {
        guard let tool = ExternalTool(named: "vipsthumbnail") else { return nil }
        self.tool = tool
    }

    /// Everything beside the original that decides what comes out, for caches.
    package func add(to hasher: inout Hasher128) {
        for format in ImageFormat.allCases { hasher.add(Self.encoding(format, quality: Self.quality)) }
        hasher.add(tool.stamp.size)
        hasher.add(tool.stamp.modified)
    }

    /// The quality of what is published.
    package static let quality = 82

    /// An image no larger than a width and height, never larger than it was; nil where the tool cannot read it.
    ///
    /// What comes back holds the picture alone, whatever the tool's version leaves in.
    package func shrunk(_ bytes: [UInt8], _ info: ImageInfo, to width: Int, height: Int? = nil, quality: Int = Self.quality) -> [UInt8]? {
        let size = "\(width)x\(height.map { String($0) } ?? "")>"
        // Colours without a profile are the web's already: to convert them would shift them.
        let colours = info.hasProfile ? ["--export-profile", "srgb"] : []
        let made = try? tool.run(
            ["stdin[fail_on=error]", "--size", size] + colours + ["-o", Self.encoding(info.format, quality: quality)],
            // One core for each image, no decoder that was not made for strangers' files, no complaints.
            environment: ["VIPS_CONCURRENCY=1", "VIPS_BLOCK_UNTRUSTED=1", "VIPS_WARNING=0"], input: bytes, timeout: .seconds(60))
        guard let made, made.status == 0, let stripped = try? ImageFileParser.strippingMetadata(made.bytes),
            (try? ImageFileParser.info(of: stripped))?.format == info.format
        else { return nil }
        return stripped
    }

    private static func encoding(_ format: ImageFormat, quality: Int) -> String {
        switch format {
        case .jpeg: ".jpg[strip,Q=\(quality),optimize_coding]"
        case .png: ".png[strip,compression=9]"
        case .webp: ".webp[strip,Q=\(quality)]"
        }
    }
}
