"""Reading files of a dossier: what is text, and which names stay inside the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.fault import InputError
from claimcheck.loading.files import inside, read_text


def fault(path: Path, cap: int = 1_000) -> str:
    with pytest.raises(InputError) as raised:
        read_text(path, "article.txt", cap)
    (only,) = raised.value.faults
    return str(only)


def written(folder: Path, data: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(data)
    return path


class TestReadText:
    @pytest.mark.parametrize(
        ("data", "text"),
        [
            (b"", ""),
            ("5.2 % − ü 😀\n".encode(), "5.2 % − ü 😀\n"),
            (b"\xef\xbb\xbfa\n", "a\n"),
            (b"a\r\nb\r\n\r\n", "a\nb\n\n"),
            (b"a\rb\n", "a\rb\n"),
            (b"a\xef\xbb\xbfb", "a\ufeffb"),
        ],
    )
    def test_gives_the_text(self, tmp_path: Path, data: bytes, text: str) -> None:
        assert read_text(written(tmp_path, data), "f", 1_000) == text

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            (b"caf\xe9", "1:4: not UTF-8: the byte 0xE9 cannot be read here; save the file as UTF-8"),
            (b"a\n\xc3\xbc\xc3\xbc\x80z", "2:3: not UTF-8: the byte 0x80 cannot be read here; save the file as UTF-8"),
            (b"\xff\xfea\0", "1:1: not UTF-8: the byte 0xFF cannot be read here; save the file as UTF-8"),
            (b"a\r\n\xed\xa0\x80", "2:1: not UTF-8: the byte 0xED cannot be read here; save the file as UTF-8"),
            (b"\xef\xbb\xbfab\xff", "1:3: not UTF-8: the byte 0xFF cannot be read here; save the file as UTF-8"),
            (b"a\nbc\0d\0", "2:3: a NUL character; is the file text, in UTF-8?"),
        ],
    )
    def test_names_the_first_byte_that_is_no_text(self, tmp_path: Path, data: bytes, expected: str) -> None:
        assert fault(written(tmp_path, data)) == f"article.txt:{expected}"

    def test_reads_up_to_the_cap(self, tmp_path: Path) -> None:
        assert read_text(written(tmp_path, b"x" * 1_000), "f", 1_000) == "x" * 1_000
        assert fault(written(tmp_path, b"x" * 1_001)) == "article.txt: larger than 1,000 bytes, the most that is read"

    @pytest.mark.skipif(not Path("/proc/self/maps").is_file(), reason="needs a file that does not tell its size")
    def test_reads_no_further_than_the_cap_where_the_size_is_not_told(self) -> None:
        assert fault(Path("/proc/self/maps")) == "article.txt: larger than 1,000 bytes, the most that is read"

    def test_a_missing_file(self, tmp_path: Path) -> None:
        assert fault(tmp_path / "missing") == "article.txt: cannot be read: no such file or directory"

    def test_a_folder(self, tmp_path: Path) -> None:
        assert fault(tmp_path) == "article.txt: a folder, not a file"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs")
    def test_a_fifo_is_refused_and_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "fifo")
        assert fault(tmp_path / "fifo") == "article.txt: not a regular file"

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs devices")
    def test_a_device(self) -> None:
        assert fault(Path("/dev/zero")) == "article.txt: not a regular file"

    def test_a_link_in_a_circle(self, tmp_path: Path) -> None:
        (tmp_path / "circle").symlink_to("circle")
        assert fault(tmp_path / "circle").startswith("article.txt: cannot be read: ")

    @pytest.mark.parametrize("name", ["a\0b", "x" * 10_000])
    def test_a_name_no_file_can_have(self, tmp_path: Path, name: str) -> None:
        assert fault(tmp_path / name).startswith("article.txt: cannot be read: ")

    @given(data=st.binary())
    def test_any_bytes_are_text_or_refused(self, tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
        path = written(tmp_path_factory.getbasetemp(), data)
        try:
            text = read_text(path, "f", 1_000)
        except InputError:
            return
        assert text == data.removeprefix(b"\xef\xbb\xbf").decode("utf-8").replace("\r\n", "\n")
        assert "\0" not in text


class TestInside:
    @pytest.mark.parametrize(
        "name", ["article.txt", "evidence/a b.csv", "./article.txt", "evidence/../article.txt", "a..b", "...", "ü.csv"]
    )
    def test_a_name_in_the_folder_is_its_path(self, tmp_path: Path, name: str) -> None:
        assert inside(tmp_path, name, "claims.yaml", (3, 9)) == tmp_path / name

    def test_a_link_that_stays_in_the_folder_is_followed(self, tmp_path: Path) -> None:
        (tmp_path / "evidence").mkdir()
        (tmp_path / "article.txt").symlink_to("evidence/text.txt")
        assert inside(tmp_path, "article.txt", "f", (1, 1)) == tmp_path / "article.txt"

    def test_the_folder_itself_may_be_reached_by_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "link").symlink_to("real")
        assert inside(tmp_path / "link", "a.txt", "f", (1, 1)) == tmp_path / "link" / "a.txt"

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("", "the name of a file must stand here"),
            ("  ", "the name of a file must stand here"),
            ("a\0b", "a control character in the name of a file"),
            ("a\nb", "a control character in the name of a file"),
            ("/etc/passwd", "'/etc/passwd' is an absolute path: name a file in the folder of the claim file"),
            ("//host/a", "'//host/a' is an absolute path: name a file in the folder of the claim file"),
            ("evidence\\a.csv", "'evidence\\\\a.csv' has a backslash: write folder/file with '/'"),
            ("C:/a.csv", "'C:/a.csv' begins with a drive: name a file in the folder of the claim file"),
            ("c:a.csv", "'c:a.csv' begins with a drive: name a file in the folder of the claim file"),
            ("..", "'..' leads out of the folder of the claim file"),
            ("../a", "'../a' leads out of the folder of the claim file"),
            ("a/../../b/a", "'a/../../b/a' leads out of the folder of the claim file"),
            ("../" + "x" * 100, f"'../{'x' * 56}…' leads out of the folder of the claim file"),
        ],
    )
    def test_other_names_are_refused_where_they_are_written(self, tmp_path: Path, name: str, expected: str) -> None:
        with pytest.raises(InputError) as raised:
            inside(tmp_path, name, "claims.yaml", (3, 9))
        assert str(raised.value) == f"claims.yaml:3:9: {expected}"

    @pytest.mark.parametrize("name", ["link", "link/passwd", "folder/link"])
    def test_a_link_out_is_refused(self, tmp_path: Path, name: str) -> None:
        folder = tmp_path / "dossier"
        (folder / "folder").mkdir(parents=True)
        (folder / "link").symlink_to("..")
        (folder / "folder" / "link").symlink_to(tmp_path / "outside.txt")
        with pytest.raises(InputError) as raised:
            inside(folder, name, "claims.yaml", (3, 9))
        assert str(raised.value) == (
            f"claims.yaml:3:9: '{name}' is a link that leads out of the folder of the claim file"
        )

    def test_a_sister_folder_with_the_same_beginning_is_outside(self, tmp_path: Path) -> None:
        (tmp_path / "dossier").mkdir()
        (tmp_path / "dossier-2").mkdir()
        (tmp_path / "dossier" / "link").symlink_to(tmp_path / "dossier-2")
        with pytest.raises(InputError, match="leads out"):
            inside(tmp_path / "dossier", "link/a", "f", (1, 1))

    def test_links_in_a_circle_lead_to_no_text(self, tmp_path: Path) -> None:
        (tmp_path / "circle").symlink_to("circle")
        with pytest.raises(InputError, match=r"circle|cannot be read"):
            read_text(inside(tmp_path, "circle", "f", (1, 1)), "f", 10)

    @given(name=st.text() | st.lists(st.sampled_from(["..", ".", "a", "/", "\\", "C:", "~"])).map("".join))
    def test_any_name_is_inside_or_refused(self, tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
        folder = tmp_path_factory.getbasetemp()
        try:
            path = inside(folder, name, "f", (1, 1))
        except InputError:
            return
        assert path.resolve().is_relative_to(folder.resolve())
