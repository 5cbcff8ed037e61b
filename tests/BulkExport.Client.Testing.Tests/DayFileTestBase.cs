namespace BulkExport.Client.Testing.Tests;

/// <summary>The base class of tests that download export files: a finished job, and HTTP clients for both hosts.</summary>
public abstract class DayFileTestBase : SimulatorTestBase
{
    protected const string Day = "v1/Exports/Messages/Days/2026-07-01";

    protected DayFileTestBase()
    {
        Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
        AnonymousHttp = CreateHttp();
        NoRedirectHttp = CreateHttp(Service.AccountSid, Service.AuthToken, followRedirects: false);
    }

    protected static DateOnly First { get; } = new(2026, 7, 1);

    /// <summary>Gets a client without credentials, to download from the file host.</summary>
    protected HttpClient AnonymousHttp { get; }

    /// <summary>Gets an authenticated client with automatic redirection disabled.</summary>
    protected HttpClient NoRedirectHttp { get; }

    /// <summary>Requests the day, and returns the URI in the redirect response.</summary>
    protected async Task<Uri> FetchLinkAsync()
    {
        using var response = await NoRedirectHttp.GetAsync(new Uri(Day, UriKind.Relative), Token);
        return await ReadLinkAsync(response);
    }

    protected override void DisposeClients()
    {
        AnonymousHttp.Dispose();
        NoRedirectHttp.Dispose();
    }
}
