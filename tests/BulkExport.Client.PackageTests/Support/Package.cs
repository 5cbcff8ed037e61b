using System.IO.Compression;
using System.Xml.Linq;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>Represents a package or symbol package file.</summary>
public sealed class Package
{
    private readonly Dictionary<string, byte[]> _entries;

    public Package(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        _entries = zip.Entries.ToDictionary(entry => entry.FullName, Read);
        Metadata = XDocument
            .Parse(Text(Names.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal))))
            .Root!.Elements()
            .Single();
    }

    /// <summary>Gets the names of the files, sorted, without those that every package has.</summary>
    public IReadOnlyList<string> Names =>
        [.. _entries.Keys.Where(name => name != "[Content_Types].xml" && name.Split('/')[0] is not ("_rels" or "package")).Order()];

    /// <summary>Gets the metadata element of the nuspec.</summary>
    public XElement Metadata { get; }

    public string Version => GetMetadata("version")!;

    public string? GetMetadata(string name) => Element(name)?.Value;

    public XElement? Element(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

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
