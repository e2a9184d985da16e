internal import Storage

/// The headers that a host should send with a site, in the form that each kind of host reads.
///
/// Pages carry the content policy and the referrer rule themselves; headers say them again for what is no page, and add what a page cannot say.
package enum HostingResponseHeaders: String, CaseIterable, Sendable {
    case nginx, apache, iis, netlify

    private static let headers = [
        (
            // `connect-src` is for the offline worker, which fetches what it keeps; the pages' own policy forbids it to them.
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; connect-src 'self'; frame-ancestors 'none'"
        ),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ]

    /// Folders in which a name never changes what it means: the digest of the bytes is part of the address.
    private static let digested = ["assets", "images"]
    private static let keptForEver = "public, max-age=31536000, immutable"
    /// Kept, but asked for again each time: a page must not outlive its correction.
    private static let askedAgain = "no-cache"

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
        case .nginx: nginx
        case .apache: apache
        case .iis: iis
        case .netlify: netlify
        }
    }

    private var nginx: String {
        """
        # Include this in the server or location of the site.
        error_page 404 /404.html;
        set $tabadul_cache "\(Self.askedAgain)";
        if ($uri ~ "/(\(Self.digested.joined(separator: "|")))/") { set $tabadul_cache "\(Self.keptForEver)"; }
        add_header Cache-Control $tabadul_cache always;

        """ + Self.headers.map { "add_header \($0.0) \"\($0.1)\" always;\n" }.joined()
    }

    private var apache: String {
        "# Append this to the .htaccess of the site, or to its <Directory>. Needs mod_headers.\n"
            + Self.headers.map { "Header always set \($0.0) \"\($0.1)\"\n" }.joined()
                + """
                Header set Cache-Control "\(Self.askedAgain)"
                <If "%{REQUEST_URI} =~ m#/(\(Self.digested.joined(separator: "|")))/#">
                Header set Cache-Control "\(Self.keptForEver)"
                </If>

                """
    }

    private var iis: String {
        // It sends no file whose kind it does not know.
        let kinds =
            "<staticContent><remove fileExtension=\".webp\" /><mimeMap fileExtension=\".webp\" mimeType=\"image/webp\" /></staticContent>\n"
        func section(_ headers: [(String, String)], clearing: Bool) -> String {
            "<system.webServer><httpProtocol><customHeaders>\n"
                + headers.map { (clearing ? "<remove name=\"\($0.0)\" />\n" : "") + "<add name=\"\($0.0)\" value=\"\($0.1)\" />\n" }
                .joined()
                + "</customHeaders></httpProtocol>\n" + (clearing ? "" : kinds) + "</system.webServer>\n"
        }
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>"
            + section(Self.headers + [("Cache-Control", Self.askedAgain)], clearing: false)
            + Self.digested.map {
                "<location path=\"\($0)\">" + section([("Cache-Control", Self.keptForEver)], clearing: true) + "</location>\n"
            }.joined() + "</configuration>\n"
    }

    /// Rules that match the same file are joined there: the general one says nothing of keeping, and the host's own rule is to ask again.
    private var netlify: String {
        "/*\n" + Self.headers.map { "  \($0.0): \($0.1)\n" }.joined()
            + Self.digested.map { "/\($0)/*\n  Cache-Control: \(Self.keptForEver)\n" }.joined()
    }

    /// Writes the file beside a site's folder and returns its path.
    ///
    /// - Throws: an error of the file system.
    package func write(besideSite output: String) throws -> String {
        let parent = output.lastIndex(of: "/").map { String(output[..<$0]) } ?? "."
        let path = parent + "/" + fileName
        FileSystem.remove(path)
        var text = text
        _ = try text.withUTF8 { bytes throws in try FileSystem.write(UnsafeRawBufferPointer(bytes), to: path) }
        return path
    }
}
