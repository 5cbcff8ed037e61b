using System.Globalization;
using CsCheck;

namespace BulkExport.Client.Tests.Errors;

public class DisplayTextTests
{
    [Theory]
    [InlineData("Nightly export – Übersicht 🚀", "Nightly export – Übersicht 🚀")]
    [InlineData("a\r\nb\tc", @"a\u000D\u000Ab\u0009c")]
    [InlineData("\u001b[31mred\u0007", @"\u001B[31mred\u0007")]
    [InlineData("\u202Eevil\u200B", @"\u202Eevil\u200B")]
    [InlineData("line\u2028end\u2029", @"line\u2028end\u2029")]
    [InlineData("\u009b31m", @"\u009B31m")]
    [InlineData("\ue000", @"\uE000")]
    [InlineData("", "")]
    public void Escape_Text_EscapesUnprintableCharacters(string text, string escaped) => Assert.Equal(escaped, DisplayText.Escape(text));

    [Fact]
    public void Escape_UnpairedSurrogates_AreEscaped() => Assert.Equal(@"a\uD83Db\uDE80", DisplayText.Escape("a\ud83db\ude80"));

    [Fact]
    public void Escape_LongText_IsTruncated()
    {
        Assert.Equal(new string('a', 127) + "…", DisplayText.Escape(new string('a', 1000)));
        Assert.Equal("abc…", DisplayText.Escape("abc\u001bd", 8));
    }

    [Fact]
    public void Escape_ArbitraryText_ReturnsBoundedPrintableText() =>
        Gen.Select(Gen.String, Gen.Int[1, 50])
            .Sample(
                (text, length) =>
                {
                    var escaped = DisplayText.Escape(text, length);

                    Assert.InRange(escaped.Length, 0, length);
                    Assert.DoesNotContain(
                        escaped.EnumerateRunes(),
                        rune =>
                            System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                            || rune.Value == 0xFFFD && !text.Contains('\uFFFD', StringComparison.Ordinal)
                    );
                }
            );

    [Theory]
    [InlineData("CompletedEmptyRecords", "CompletedEmptyRecords")]
    [InlineData("Archived", "Archived")]
    [InlineData("in-progress", "in-progress")]
    [InlineData("", "")]
    [InlineData("Done\nforged line", "unknown status (16 characters)")]
    [InlineData("Done\n", "unknown status (5 characters)")]
    [InlineData("\u001b[2J", "unknown status (4 characters)")]
    [InlineData("anna@example.org", "unknown status (16 characters)")]
    [InlineData("0123456789abcdef0123456789abcdef", "unknown status (32 characters)")]
    [InlineData("abcdefghijklmnopqrstuvwx", "unknown status (24 characters)")]
    [InlineData("x", "unknown status (1 character)")]
    public void FormatIdentifier_Value_ShowsOnlyPlainNames(string value, string shown) =>
        Assert.Equal(shown, DisplayText.FormatIdentifier(value, "status"));

    [Theory]
    [InlineData("Messages 2026-11-01 to 2026-11-07", "Messages 2026-11-01 to 2026-11-07")]
    [InlineData("Nightly #12 (Q3/2026), Übersicht", "Nightly #12 (Q3/2026), Übersicht")]
    [InlineData("export-2026-11-24T02:00:00Z-7f3a", "export-2026-11-24T02:00:00Z-7f3a")]
    [InlineData("\u001b[31mred", @"\u001B[31mred")]
    [InlineData("for anna@example.org", "for ***")]
    [InlineData("call 650-555-1111", "call ***")]
    [InlineData("call (650) 555-1111", "call (650) ***")]
    [InlineData("+16505551111", "***")]
    [InlineData("wss://hooks.example.com/T0/x", "***")]
    [InlineData("password=hunter", "***")]
    [InlineData("bob&#64;example.com", "***")]
    [InlineData("key-0123456789abcdef0123456789abcdef-x", "key-***-x")]
    [InlineData("01234567\u200B89abcdef", "***")]
    public void FormatName_Name_MasksUnusualParts(string name, string shown) => Assert.Equal(shown, DisplayText.FormatName(name));

    [Theory]
    [InlineData("https://user:password@hooks.example.org:8443/T0/secret?a=b#c", "https://hooks.example.org:8443")]
    [InlineData("ftp://user@example.org/x", "ftp://example.org")]
    [InlineData("/relative?secret", "a relative URI")]
    public void FormatOrigin_Uri_OmitsUserInfoAndPath(string uri, string shown) =>
        Assert.Equal(shown, DisplayText.FormatOrigin(new Uri(uri, uri[0] == '/' ? UriKind.Relative : UriKind.Absolute)));

    [Theory]
    [InlineData("$.details[2].count", "$.details[2].count")]
    [InlineData("$.map['anna@example.org'].x", "$.***.***.x")]
    [InlineData("$.map.0123456789abcdef", "$.map.***")]
    public void FormatJsonPath_Path_MasksKeys(string path, string shown) => Assert.Equal(shown, DisplayText.FormatJsonPath(path));
}
