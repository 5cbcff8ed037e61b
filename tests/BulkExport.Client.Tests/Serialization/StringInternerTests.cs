using System.Text;
using CsCheck;

namespace BulkExport.Client.Tests.Serialization;

public sealed class StringInternerTests
{
    [Fact]
    public void GetOrAdd_AnyStrings_ReturnsEqualString()
    {
        var interner = new StringInterner();
        Gen.OneOf(Gen.String[Gen.Char['a', 'c'], 0, 10], Gen.String[Gen.Char[' ', '\u0200'], 0, 80])
            .Sample(name => Assert.Equal(name, interner.GetOrAdd(Encoding.UTF8.GetBytes(name))), iter: 20_000, threads: 1);
    }

    [Fact]
    public void GetOrAdd_SameBytes_ReturnsSameString()
    {
        var interner = new StringInterner();
        Assert.Same(interner.GetOrAdd("delivered"u8), interner.GetOrAdd("delivered"u8));
    }
}
