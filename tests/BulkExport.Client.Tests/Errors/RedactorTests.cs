using System.Text;
using CsCheck;

namespace BulkExport.Client.Tests.Errors;

public class RedactorTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("write to anna.b+c@mail.example.org now", "write to *** now")]
    [InlineData("{\"email\":\"anna@example.org\",\"n\":1}", "{\"email\":\"***\",\"n\":1}")]
    [InlineData("{\"email\":\"anna\\u0040example.org\"}", "{\"email\":\"***\"}")]
    [InlineData("to=anna%40example.org", "***")]
    [InlineData("{\"to\":\"+16505551111\"}", "{\"to\":\"***\"}")]
    [InlineData("{\"to\":\"\\u002B16505551111\"}", "{\"to\":\"***\"}")]
    [InlineData("To=%2B16505551111", "To=***")]
    [InlineData("call +1 (650) 555-1111 please", "call *** please")]
    [InlineData("16505551111", "***")]
    [InlineData("code 20404, day 2020-07-01, 27 days", "code 20404, day 2020-07-01, 27 days")]
    [InlineData(TestAccount.JobSidText, TestAccount.JobSidText)]
    [InlineData("RQ00000000000000000000000000000123", "RQ00000000000000000000000000000123")]
    [InlineData("https://example.org/file.gz?X-Signature=abc&e=1 expired", "https://example.org/*** expired")]
    [InlineData("/file.gz?X-Signature=abc&e=1 expired", "/file.gz?*** expired")]
    [InlineData("webhook https://hooks.example.org/T01/secret is down", "webhook https://hooks.example.org/*** is down")]
    [InlineData("{\"webhook_url\":\"https:\\/\\/hooks.example.org\\/T01\"}", "{\"webhook_url\":\"https:\\/\\/hooks.example.org\\/***\"}")]
    [InlineData("Url=https%3A%2F%2Fhooks.example.org%2FT01", "Url=https%3A%2F%2Fhooks.example.org%2F***")]
    [InlineData("token 0123456789abcdef0123456789abcdef is wrong", "token *** is wrong")]
    [InlineData(TestAccount.ApiKeySid + ":abcdefghijklmnopqrstuvwxyz012345", TestAccount.ApiKeySid + ":***")]
    [InlineData(
        "auth QUMwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMTowMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZg== it is",
        "auth *** it is"
    )]
    [InlineData("Authorization: Basic QUMwMDA6dG9rZW4=", "Authorization: Basic ***")]
    [InlineData("{\"authorization\":\"bearer abc.def-ghi\"}", "{\"authorization\":\"bearer ***\"}")]
    [InlineData("{\"a\":\"\\n0123456789abcdef0123456789abcdef\"}", "{\"a\":\"\\***\"}")]
    [InlineData("\\nabcdefghijklmnopqrstuvwxyzabcdef", "\\n***")]
    [InlineData("\\u00220123456789abcdef0123456789abcdef\\u0022", "\\***\\u0022")]
    [InlineData("SecretWas0123456789abcdef0123456789abcdefOrSo it seems", "*** it seems")]
    [InlineData("AWordOfMoreThanThirtyTwoLettersThatIsNoSecret", "AWordOfMoreThanThirtyTwoLettersThatIsNoSecret")]
    [InlineData("token%3D0123456789abcdef0123456789abcdef", "token%***")]
    [InlineData("\\tBasic QUMwMDA6dG9rZW4=", "\\tBasic ***")]
    [InlineData("To:\\n16505551111", "To:\\n***")]
    [InlineData("\\n" + TestAccount.JobSidText, "\\n" + TestAccount.JobSidText)]
    [InlineData("https://user:password@example.org/", "https://user:***/")]
    [InlineData("the token 0123456789abcdef0123456789ab", "the token ***")]
    [InlineData("the token abcdefg8", "the token ***")]
    [InlineData("the token abcdef8", "the token abcdef8")]
    [InlineData("the words abcdefgh", "the words abcdefgh")]
    [InlineData("  two\r\n\tlines\0and �  ", "two lines and")]
    public void Of_Text_MasksWhatIsNobodysBusiness(string text, string shown)
    {
        Assert.Equal(shown, Redactor.Redact(text));
        Assert.Equal(shown, Redactor.Redact(Encoding.UTF8.GetBytes(text), 0, 512));
    }

    [Fact]
    public void Of_BodyThatBreaksOffInAnAddress_ShowsNoHalfOfIt()
    {
        const string Address = "anna@example.org";

        for (var length = 1; length <= Address.Length; length++)
        {
            var body = Encoding.UTF8.GetBytes($"{{\"email\":\"{Address[..length]}");

            Assert.Equal("{\"email\":\"", Redactor.Redact(body, body.Length, 128));
        }
    }

    [Theory]
    [InlineData("anna@example.org")]
    [InlineData("+16505551111")]
    [InlineData("Basic QUMwMDA6dG9rZW4=")]
    [InlineData("https://example.org/file.gz?X-Signature=abcdefgh")]
    public void Of_Secret_IsMaskedWhereverTheBordersCutIt(string secret)
    {
        var body = Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', 200)}\",\"b\":\"{secret}\",\"c\":\"{new string('y', 200)}\"}}");
        var secrets = Pieces(secret).ToArray();

        for (var offset = 0; offset < body.Length; offset++)
        {
            for (var length = 1; length < 60; length += 7)
            {
                var shown = Redactor.Redact(body, offset, length) ?? string.Empty;

                Assert.All(secrets, piece => Assert.DoesNotContain(piece, shown, StringComparison.Ordinal));
            }
        }

        // The part of each sample that must not be seen, in pieces of four characters.
        static IEnumerable<string> Pieces(string secret)
        {
            var hidden = secret[(secret.LastIndexOfAny(['?', ' ']) + 1)..];
            return Enumerable.Range(0, hidden.Length - 3).Select(i => hidden.Substring(i, 4));
        }
    }

    [Fact]
    public void Of_AddressAtTheEndOfWhatIsRead_IsNotShownInHalf()
    {
        const int Length = 512;
        const int Read = Length + 2048;
        var masked = string.Concat(Enumerable.Repeat("anna.with.a.long.name@mail.example.org ", 100)); // so long that what follows comes into view

        for (var cut = 1; cut < 16; cut++)
        {
            var text = masked[^(Read - cut)..] + "bert@example.org and more";

            Assert.DoesNotContain("ber", Redactor.Redact(text, Length), StringComparison.Ordinal);
            Assert.DoesNotContain("ber", Redactor.Redact(Encoding.UTF8.GetBytes(text), 0, Length)!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_TextReadToItsEnd_KeepsItsLastWord()
    {
        var text = string.Concat(Enumerable.Repeat("anna@example.org ", 40)) + "end";

        Assert.EndsWith("*** end", Redactor.Redact(text), StringComparison.Ordinal);
        Assert.EndsWith("*** end", Redactor.Redact(Encoding.UTF8.GetBytes(text), 0, 512), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_LongAddressAcrossTheBorder_IsMasked()
    {
        var text = $"{new string('x', 500)} {new string('a', 1200)}@example.org and more";

        Assert.EndsWith("x *** and mor", Redactor.Redact(text), StringComparison.Ordinal);
        Assert.EndsWith("x *** and mor", Redactor.Redact(Encoding.UTF8.GetBytes(text), 0, 512), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Body_ShowsTheTextFromShortlyBeforeThePlace()
    {
        var body = Encoding.UTF8.GetBytes(
            $"{{\"a\":\"{new string('x', 300)}\",\"start_day\":\"01.07.2020\",\"b\":\"{new string('y', 300)}\"}}"
        );
        var place = body.AsSpan().IndexOf("\"01.07"u8);

        Assert.Equal("xxxxxxxxxxxxxxxxxx\",\"start_day\":\"01.07.2020\",\"b\":\"yyy", Redactor.Redact(body, place, 53));
    }

    [Fact]
    public void Of_EmptyBody_IsNull()
    {
        Assert.Null(Redactor.Redact([], 0, 10));
        Assert.Null(Redactor.Redact(" \r\n "u8, 0, 10));
    }

    [Fact]
    public void Of_Cut_NeverSplitsACharacter() => Assert.Equal("a🚀", Redactor.Redact("a🚀🚀", 4));

    [Fact]
    public void Of_AnyText_IsBoundedAndOnOneLine() =>
        Gen.Select(Gen.String, Gen.Int[0, 40], Gen.Int[-5, 100], Gen.Int[1, 60])
            .Sample(
                (text, times, offset, length) =>
                {
                    var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times)));

                    var shown = Redactor.Redact(body, offset, length);

                    Assert.True(shown is null || (shown.Length > 0 && shown.Length <= length && !shown.Any(char.IsControl)));
                }
            );

    [Fact]
    public void Of_AnyBytes_AreBounded() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Long, Gen.Int[1, 60])
            .Sample((body, offset, length) => Assert.True((Redactor.Redact(body, offset, length)?.Length ?? 0) <= length));

    [Fact]
    public void Of_LongText_IsReadNoFurtherThanNeeded()
    {
        // Without a bound this takes minutes: what looks for an address tries every start of the word.
        var shown = Redactor.Redact(new string('a', 4 * 1024 * 1024));

        Assert.Equal(new string('a', 512), shown);
    }
}
