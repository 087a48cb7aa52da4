"""What can be wrong with a file before it is opened."""

from tests.defect import HARBOR, VALLEY, VALLEY_ROWS, bad, copy, swap, write

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n"
TREE = [
    bad("names that a Mac takes for one", copy(HARBOR, "cases/Example-Harbor-Study.yml"), (HARBOR, None, ""),
        "tree-collision", "is the same file as cases/Example-Harbor-Study.yml", "another name"),
    bad("an executable case", lambda root: (root / VALLEY).chmod(0o755), (VALLEY, None, ""), "tree-executable",
        "must not be executable", "git update-index --chmod=-x"),
    bad("a case of two megabytes", swap(VALLEY, "doubt:\n", f"# {'x' * 2_000_000}\ndoubt:\n"), (VALLEY, None, ""),
        "tree-size", "at most 1,000,000 bytes", "Keep only what the case needs"),
    bad("what an open workbook leaves behind", write("datasets/example-valley-schools/~$outcomes.csv", "a"),
        ("datasets/example-valley-schools/~$outcomes.csv", None, ""), "tree-name", "made by your computer or by Excel",
        "Delete it."),
    bad("a pointer instead of figures", write(VALLEY_ROWS, POINTER), (VALLEY_ROWS, None, ""), "tree-pointer",
        "only a pointer of Git LFS", "Commit the file itself"),
]  # fmt: skip
