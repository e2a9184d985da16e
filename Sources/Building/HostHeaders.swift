/// The headers that a host should send with a site, in the form that each kind of host reads.
///
/// Pages carry the content policy and the referrer rule themselves; headers say them again for what is no page, and add what a page cannot say.
package enum HostHeaders: String, CaseIterable, Sendable {
    case nginx, apache, iis, netlify

    /// How long, in seconds, a browser may keep a file: names carry no digest, so not for long.
    private static let keeping = 3600

    private static let headers = [
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
        ("Cache-Control", "public, max-age=\(keeping)"),
    ]

    /// The file's name, beside the site; Netlify's and Cloudflare's is to be put into it.
    private var fileName: String {
        switch self {
        case .nginx: "headers.nginx.conf"
        case .apache: "headers.htaccess"
        case .iis: "headers.web.config"
        case .netlify: "_headers"
        }
    }

    private var text: String {
        switch self {
        case .nginx:
            "# Include this in the server or location of the site.\nerror_page 404 /404.html;\n"
                + Self.headers.map { "add_header \($0.0) \"\($0.1)\" always;\n" }.joined()
        case .apache:
            "# Append this to the .htaccess of the site, or to its <Directory>. Needs mod_headers.\n"
                + Self.headers.map { "Header always set \($0.0) \"\($0.1)\"\n" }.joined()
        case .iis:
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration><system.webServer><httpProtocol><customHeaders>\n"
                + Self.headers.map { "<add name=\"\($0.0)\" value=\"\($0.1)\" />\n" }.joined()
                + "</customHeaders></httpProtocol></system.webServer></configuration>\n"
        case .netlify: "/*\n" + Self.headers.map { "  \($0.0): \($0.1)\n" }.joined()
        }
    }

    /// Writes the file beside a site's folder and returns its path.
    ///
    /// - Throws: a fault of the disk.
    package func write(besideSite output: String) throws -> String {
        let parent = output.lastIndex(of: "/").map { String(output[..<$0]) } ?? "."
        let path = parent + "/" + fileName
        Disk.remove(path)
        var text = text
        _ = try text.withUTF8 { bytes throws in try Disk.write(UnsafeRawBufferPointer(bytes), to: path) }
        return path
    }
}
