using System.Reflection;

namespace BulkExport.Client;

/// <summary>What the HTTP client underneath is like, with a container and without.</summary>
internal static class HttpDefaults
{
    /// <summary>How long a connection is used: DNS changes are seen within this time.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static SocketsHttpHandler CreateHandler() =>
        new()
        {
            AllowAutoRedirect = false, // a redirect is an answer, to be looked at before it is followed
            PooledConnectionLifetime = ConnectionLifetime,
            UseCookies = false,
        };

    /// <summary>Keeps a handler of the caller's own from following redirects: the link to a day's file comes as one.</summary>
    public static void StopRedirects(HttpMessageHandler handler)
    {
        switch (handler)
        {
            case SocketsHttpHandler { AllowAutoRedirect: true } sockets:
                sockets.AllowAutoRedirect = false;
                break;
            case HttpClientHandler { AllowAutoRedirect: true } client:
                client.AllowAutoRedirect = false;
                break;
        }
    }

    public static void Configure(HttpClient http, BulkExportClientOptions options)
    {
        http.BaseAddress = options.BaseAddress;
        http.Timeout = Timeout.InfiniteTimeSpan; // each attempt is timed, its body too
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent); // as one text: a parsed one is copied piece by piece for each request
    }

    private static string UserAgent { get; } =
        $"BulkExport.Client/{typeof(HttpDefaults).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]} .NET/{Environment.Version}";
}
