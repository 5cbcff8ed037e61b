using Real = System.Net.WebProxy;

namespace Consumer;

/// <summary>Stands before .NET's type of this name, so that the README's proxy is the simulated service: it answers whatever host a request
/// names, as a proxy does.</summary>
internal sealed class WebProxy : Real
{
    public WebProxy(string address)
        : base(Address) => Wanted = address;

    public static new Uri? Address { get; set; }

    /// <summary>The address that the README gives.</summary>
    public static string? Wanted { get; private set; }
}
