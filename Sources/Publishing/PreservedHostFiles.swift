/// Files that a host wants at the root of a site's folder and that no build makes: a build leaves them as they are. Listed in `docs/publishing.md`.
package enum PreservedHostFiles {
    package static let names: Set<String> = [
        ".git", ".gitattributes", ".gitignore", ".well-known", ".nojekyll", ".domains", ".htaccess", "CNAME", "_headers", "_redirects",
        "web.config",
    ]

    /// Whether a path from the site's root belongs to the host.
    package static func holds(_ path: String) -> Bool { names.contains(String(path.prefix { $0 != "/" })) }
}
