using Real = System.Net.WebProxy;

namespace Consumer;

/// <summary>Hides <see cref="Real"/>, so that the proxy of the README is the simulated service.</summary>
internal sealed class WebProxy : Real
{
    public WebProxy(string address)
        : base(Address) => Wanted = address;

    public static new Uri? Address { get; set; }

    /// <summary>Gets the address in the README.</summary>
    public static string? Wanted { get; private set; }
}
