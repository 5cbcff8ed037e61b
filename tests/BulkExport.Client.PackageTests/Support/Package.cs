using System.IO.Compression;
using System.Xml.Linq;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>A package file, or a symbol package file, as it was packed.</summary>
public sealed class Package
{
    private readonly Dictionary<string, byte[]> _entries;

    public Package(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        _entries = zip.Entries.ToDictionary(entry => entry.FullName, Read);
        Facts = XDocument.Parse(Text(Names.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal)))).Root!.Elements().Single();
    }

    /// <summary>What is in it, in order, less the parts that belong to the form of every package.</summary>
    public IReadOnlyList<string> Names =>
        [.. _entries.Keys.Where(name => name != "[Content_Types].xml" && name.Split('/')[0] is not ("_rels" or "package")).Order()];

    /// <summary>The metadata of the nuspec.</summary>
    public XElement Facts { get; }

    public string Version => Fact("version")!;

    public string? Fact(string name) => Element(name)?.Value;

    public XElement? Element(string name) => Facts.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    public byte[] Bytes(string name) => _entries[name];

    public string Text(string name)
    {
        using var reader = new StreamReader(new MemoryStream(_entries[name]));
        return reader.ReadToEnd();
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
