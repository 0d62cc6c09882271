# pip install llama-index-llms-huggingface-api
import os

from huggingface_hub.errors import HfHubHTTPError
from llama_index.core.llms import ChatMessage
from llama_index.llms.huggingface_api import HuggingFaceInferenceAPI

model = "openai/gpt-oss-20b"
model += ":nscale"  # needs: provider
llm = HuggingFaceInferenceAPI(
    model_name=model,
    token=os.environ["HF_TOKEN"],
    headers={"X-HF-Bill-To": "my-org"},  # needs: bill-to
)
try:
    answer = llm.chat([ChatMessage(content="Say hello.")])
    print(answer.message.content)
except HfHubHTTPError as error:
    print(error.response.status_code, error)
