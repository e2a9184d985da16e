"""An excerpt of the shipped content: some topics with their practices, and all that these refer to, so that it passes the check as the whole does."""
import collections
import re
import shutil

TRANSLATED = re.compile(r"\.(?:fr|en)$")
# Collections whose ids are common words, or which the excerpt limits: only named fields and links refer to them.
BY_FIELD = {"topics", "practices", "themes", "terms"}


def entry(path, content):
    """An entry's collection and id, the same for its translations."""
    return TRANSLATED.sub("", path.relative_to(content).as_posix().removesuffix(".md"))


def references(texts, paths, ids, content):
    """The entries that an entry refers to: citations, ids in its front matter, topic and themes, links of its text."""
    for path, text in zip(paths, texts):
        front = re.sub(r'"[^"]*"', '""', text.split("\n---\n", 1)[0])
        words = set(re.findall(r"\[\^([^\]\s]+)\]", text)) | set(re.findall(r'(?<![\w"])[a-z0-9]+(?:[-/][a-z0-9]+)*', front))
        for word in words:
            yield from ids.get(word, [])
        for field, values in re.findall(r"^(topic|theme)s?: \[?([a-z0-9, -]+)", front, re.M):
            yield from (f"{field}s/{value.strip()}" for value in values.split(","))
        for link in re.findall(r"\]\(([^)#\s:]+)\.md", text):
            yield entry((path.parent / f"{link}.md").resolve(), content)


def chosen(content, seeds):
    """The entries of the excerpt with their files: the seeds and what they refer to; each topic comes with all its practices."""
    files = collections.defaultdict(list)
    for path in sorted(content.rglob("*.md")):
        files[entry(path, content)].append(path)
    texts = {name: [path.read_text(encoding="utf-8") for path in paths] for name, paths in files.items()}
    ids, practices = collections.defaultdict(list), collections.defaultdict(list)
    for name in files:
        collection, ident = name.split("/", 1)
        text = "\n".join(texts[name])
        if collection == "practices":
            practices["topics/" + re.search(r"^topic: (.*)$", text, re.M)[1]].append(name)
        if collection not in BY_FIELD:
            ids[ident].append(name)
        if collection == "sources":
            for aliases in re.findall(r"^aliases: \[(.*)\]", text, re.M):
                for alias in aliases.split(","):
                    ids[alias.strip()].append(name)
    found = dict.fromkeys(seeds)
    queue = list(seeds)
    while queue:
        name = queue.pop()
        for other in [*practices.get(name, []), *references(texts[name], files[name], ids, content)]:
            if other in files and other not in found:
                found[other] = None
                queue.append(other)
    return {name: files[name] for name in found}


def write(root, folder, seeds):
    """Writes the excerpt and the themes; only the seeds keep their translations."""
    content = (root / "content").resolve()
    for name, paths in chosen(content, seeds).items():
        for path in paths:
            if name in seeds or not TRANSLATED.search(path.stem):
                target = folder / path.relative_to(content.parent)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    shutil.copyfile(content / "site.yaml", folder / "content/site.yaml")
    shutil.copytree(root / "themes", folder / "themes")
