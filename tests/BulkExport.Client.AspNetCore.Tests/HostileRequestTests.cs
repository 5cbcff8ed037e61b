using System.Globalization;
using System.Text;
using BulkExport.Client.AspNetCore.Tests.Support;
using BulkExport.Client.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.AspNetCore.Tests;

/// <summary>Sends random requests with invalid signatures, headers and bodies to an endpoint.</summary>
[Collection(nameof(MemoryCollection))]
public sealed class HostileRequestTests : WebhookTestBase
{
    private const int Count = 100_000;
    private const string Secret = "token-of-an-account";
    private const string Marker = "marker-of-a-request";
    private const long MaxGrowth = 4 * 1024 * 1024;

    private static readonly int Seed = Environment.GetEnvironmentVariable("BULKEXPORT_TEST_SEED") is { } seed
        ? int.Parse(seed, CultureInfo.InvariantCulture)
        : Random.Shared.Next();

    private static readonly string[] ContentTypes =
    [
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=\"",
        "application/json",
        "multipart/form-data; boundary=x",
        "",
        ";",
        "text/plain",
    ];

    private static readonly string[] Settings =
    [
        "",
        "algorithm=HMAC_SHA256",
        "algorithm=HMAC_SHA1",
        "key=,,,algorithm=none",
        "algorithm",
        ",,,,",
    ];

    [Fact]
    public async Task Invoke_HostileRequests_AreRejectedWithoutExceptionGrowthOrSecretInLog()
    {
        using var logs = new CapturingLoggerProvider(Secret, Marker);
        await using var host = await WebhookHost.StartAsync(
            Service,
            options =>
            {
                options.AuthTokens.Add(Secret);
                options.SharedKeys.Add(Secret);
                options.Store = new InMemoryExportStore();
            },
            configureServices: services => services.AddLogging(logging => logging.ClearProviders().AddProvider(logs))
        );
        var server = (TestServer)host.Services.GetRequiredService<IServer>();
        var random = new Random(Seed);
        var statuses = new Dictionary<int, int>();
        long? heap = null;
        for (var i = 0; i < Count; i++)
        {
            var context = await server.SendAsync(context => Configure(context, random), Token);
            statuses[context.Response.StatusCode] = statuses.GetValueOrDefault(context.Response.StatusCode) + 1;
            if (i == Count / 4)
            {
                heap = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        var growth = GC.GetTotalMemory(forceFullCollection: true) - heap!.Value;
        TestContext.Current.SendDiagnosticMessage(
            $"seed {Seed}, growth {growth:N0} bytes, {string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value:N0}"))}"
        );
        Assert.InRange(growth, long.MinValue, MaxGrowth);
        Assert.Equal([400, 403, 413], statuses.Keys.Order());
        Assert.InRange(logs.Count, Count, long.MaxValue);
        Assert.Empty(logs.Findings);
        Assert.Empty(host.Handler.Jobs);
    }

    private static void Configure(HttpContext context, Random random)
    {
        var request = context.Request;
        request.Method = random.Next(3) == 0 ? "GET" : "POST";
        request.Scheme = random.Next(2) == 0 ? "https" : "http";
        request.Host = new HostString(Pick(random, "localhost", "h.example:443", "[::1]:1", "a b", "", "@", ":", "h.example:99999"));
        request.Path = WebhookHost.Path;
        request.QueryString = new QueryString(
            $"?a={Marker}&{Pick(random, "bodySHA256", "bodySHA256=", "bodySHA256=%00", "b=%zz", "&&&", "JS0123456789abcdef0123456789abcdef")}"
        );
        if (random.Next(10) != 0)
        {
            request.Headers[WebhookSignatureValidator.SignatureHeaderName] = Pick(
                random,
                Convert.ToBase64String(GetBytes(random, 20)),
                Convert.ToBase64String(GetBytes(random, 32)),
                Encoding.Latin1.GetString(GetBytes(random, random.Next(100))),
                new string('A', random.Next(5000)),
                "ÿ",
                "=",
                Marker
            );
        }

        if (random.Next(2) == 0)
        {
            request.Headers[WebhookSignatureValidator.SignatureSettingsHeaderName] = Pick(random, Settings);
        }

        request.Headers.ContentType = Pick(random, ContentTypes);
        var body = CreateBody(random);
        request.Body = new MemoryStream(body);
        request.ContentLength = random.Next(3) == 0 ? null : body.Length;
    }

    private static byte[] CreateBody(Random random) =>
        random.Next(6) switch
        {
            0 => [],
            1 => GetBytes(random, random.Next(200)),
            2 => Encoding.UTF8.GetBytes($"status=completed&x={Marker}&JobSid=JS0123456789abcdef0123456789abcdef"),
            3 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a=%ff&", random.Next(200)))),
            4 => Encoding.UTF8.GetBytes(new string('[', random.Next(500))),
            _ => random.Next(20) == 0 ? new byte[65_536 + random.Next(10_000)] : GetBytes(random, 20),
        };

    private static byte[] GetBytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Pick(Random random, params string[] values) => values[random.Next(values.Length)];
}
