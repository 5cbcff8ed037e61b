using System.Text;
using CsCheck;

namespace BulkExport.Client.Tests.Serialization;

public sealed class NamePoolTests
{
    [Fact]
    public void Get_AnyNames_GivesEachItsOwn()
    {
        var pool = new NamePool();
        Gen.OneOf(Gen.String[Gen.Char['a', 'c'], 0, 10], Gen.String[Gen.Char[' ', '\u0200'], 0, 80])
            .Sample(name => Assert.Equal(name, pool.Get(Encoding.UTF8.GetBytes(name))), iter: 20_000, threads: 1);
    }

    [Fact]
    public void Get_TheSameNameAgain_GivesTheSameString()
    {
        var pool = new NamePool();
        Assert.Same(pool.Get("delivered"u8), pool.Get("delivered"u8));
    }
}
